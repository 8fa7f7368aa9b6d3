printf '%s\n' 9 | "$UNSTUCK" walk lamp --flows tests/cli/flows
