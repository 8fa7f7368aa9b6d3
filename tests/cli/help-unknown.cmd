"$UNSTUCK" help lst
