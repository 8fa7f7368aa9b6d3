"$UNSTUCK" list --flows tests/cli/flows --lang fr --lang zh | head -n 1
