"$UNSTUCK" test --coverage --flows tests/cli/flows
