printf '%s\n' 1 f | "$UNSTUCK" walk outlet --flows tests/cli/flows | tail -n 6
