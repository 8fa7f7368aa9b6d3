"$UNSTUCK" lint demo --flows tests/cli/flows
