"$UNSTUCK" test --flows tests/cli/flows
