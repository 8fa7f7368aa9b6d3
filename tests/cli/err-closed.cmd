"$UNSTUCK" lsit --flows tests/cli/flows 2>&-
