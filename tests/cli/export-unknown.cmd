"$UNSTUCK" export lapm --flows tests/cli/flows
