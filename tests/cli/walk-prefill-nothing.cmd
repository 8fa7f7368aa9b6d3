"$UNSTUCK" --answer plugged=no --flows tests/cli/flows
