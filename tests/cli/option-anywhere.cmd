"$UNSTUCK" --lang zh --flows tests/cli/flows list | head -n 1
