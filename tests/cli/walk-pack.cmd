"$UNSTUCK" demo/outlet --flows tests/cli/flows | head -n 5
