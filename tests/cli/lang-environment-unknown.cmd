UNSTUCK_LANG=de "$UNSTUCK" list --flows tests/cli/flows
