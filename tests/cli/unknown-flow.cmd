"$UNSTUCK" outlte --flows tests/cli/flows
