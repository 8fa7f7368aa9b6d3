"$UNSTUCK" list --flows=tests/cli/flows --lang=zh --format=text | head -n 1
