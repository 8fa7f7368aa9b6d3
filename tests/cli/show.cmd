"$UNSTUCK" show lamp --flows tests/cli/flows
