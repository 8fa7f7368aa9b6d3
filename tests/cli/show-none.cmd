"$UNSTUCK" show --flows tests/cli/flows
