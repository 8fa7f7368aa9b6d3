"$UNSTUCK" test lapm --flows tests/cli/flows
