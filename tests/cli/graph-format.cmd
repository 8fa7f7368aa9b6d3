"$UNSTUCK" graph lamp --flows tests/cli/flows --format svg
