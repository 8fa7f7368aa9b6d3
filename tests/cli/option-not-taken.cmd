"$UNSTUCK" list --flows tests/cli/flows --answer plugged=yes --line
