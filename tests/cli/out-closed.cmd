"$UNSTUCK" list --flows tests/cli/flows >&-
