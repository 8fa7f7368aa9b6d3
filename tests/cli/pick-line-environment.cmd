printf '%s\n' q | UNSTUCK_LINE=1 "$UNSTUCK" --flows tests/cli/flows | tail -n 1
