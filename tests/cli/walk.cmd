printf '%s\n' 1 2 q | "$UNSTUCK" walk lamp --flows tests/cli/flows
