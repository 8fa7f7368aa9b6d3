"$UNSTUCK" walk outlte --flows tests/cli/flows
