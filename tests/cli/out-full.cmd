"$UNSTUCK" list --flows tests/cli/flows >/dev/full
