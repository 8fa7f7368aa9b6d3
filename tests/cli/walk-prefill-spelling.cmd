"$UNSTUCK" walk lamp --answer plugged --set host --flows tests/cli/flows
