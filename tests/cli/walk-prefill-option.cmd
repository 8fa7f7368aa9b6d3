"$UNSTUCK" walk lamp --answer plugged=yess --flows tests/cli/flows
