UNSTUCK_LANG=zh "$UNSTUCK" list --flows tests/cli/flows | head -n 1
UNSTUCK_LANG=zh "$UNSTUCK" list --flows tests/cli/flows --lang en | head -n 1
UNSTUCK_LANG=en,zh "$UNSTUCK" list --flows tests/cli/flows | head -n 1
