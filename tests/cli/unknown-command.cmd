"$UNSTUCK" lsit --flows tests/cli/flows
