"$UNSTUCK" walk lamp outlet --flows tests/cli/flows
