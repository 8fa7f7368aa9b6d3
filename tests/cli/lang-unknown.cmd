"$UNSTUCK" list --flows tests/cli/flows --lang fr
