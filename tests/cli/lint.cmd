"$UNSTUCK" lint --flows tests/cli/flows
