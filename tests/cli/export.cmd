"$UNSTUCK" export --flows tests/cli/flows
