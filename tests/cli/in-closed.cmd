"$UNSTUCK" walk outlet --flows tests/cli/flows <&- | tail -n 1
