"$UNSTUCK" walk lamp --answer plugged=no --answer bulb=whole --flows tests/cli/flows
