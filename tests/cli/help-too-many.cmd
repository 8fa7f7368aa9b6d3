"$UNSTUCK" help list show
