"$UNSTUCK" show lmap --flows tests/cli/flows
