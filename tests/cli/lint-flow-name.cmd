"$UNSTUCK" lint lamp --flows tests/cli/flows
