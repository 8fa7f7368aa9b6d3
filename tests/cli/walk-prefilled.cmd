printf '%s\n' q | "$UNSTUCK" walk lamp --answer plugged=no --set host=lamp.test.com --flows tests/cli/flows
