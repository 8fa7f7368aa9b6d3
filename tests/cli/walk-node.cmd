"$UNSTUCK" "lamp#bulb" --flows tests/cli/flows </dev/null | tail -n 2
