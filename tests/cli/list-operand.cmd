"$UNSTUCK" list lamp --flows tests/cli/flows
