"$UNSTUCK" walk lamp --answer pluged=no --flows tests/cli/flows
