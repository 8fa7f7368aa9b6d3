"$UNSTUCK" graph lapm --flows tests/cli/flows
