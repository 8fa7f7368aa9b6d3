"$UNSTUCK" export --flows tests/cli/flows >/dev/full
