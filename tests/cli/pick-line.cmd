printf '%s\n' 2 q | "$UNSTUCK" --line --flows tests/cli/flows
