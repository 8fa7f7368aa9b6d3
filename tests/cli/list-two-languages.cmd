"$UNSTUCK" list --flows tests/cli/flows --lang zh,en
