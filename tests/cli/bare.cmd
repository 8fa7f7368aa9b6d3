# without a terminal: the list
"$UNSTUCK" --flows tests/cli/flows
