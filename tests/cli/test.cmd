"$UNSTUCK" test outlet --flows tests/cli/flows
