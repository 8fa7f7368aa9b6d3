"$UNSTUCK" lint lapm --flows tests/cli/flows
