"$UNSTUCK" export lamp --format text --flows tests/cli/flows
