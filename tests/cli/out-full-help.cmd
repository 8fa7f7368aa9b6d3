"$UNSTUCK" --help >/dev/full
