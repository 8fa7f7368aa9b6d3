"$UNSTUCK" --line --flows tests/cli/flows </dev/null | tail -n 1
