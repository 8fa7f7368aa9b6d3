"$UNSTUCK" walk lamp --flows tests/cli/flows >/dev/full
