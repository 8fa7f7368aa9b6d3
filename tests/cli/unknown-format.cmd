"$UNSTUCK" list --flows tests/cli/flows --format jsno
