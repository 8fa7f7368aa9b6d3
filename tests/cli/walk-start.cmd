"$UNSTUCK" "lamp#" --flows tests/cli/flows </dev/null | tail -n 2
