"$UNSTUCK" graph lamp --flows tests/cli/flows --coverage
