"$UNSTUCK" --help
