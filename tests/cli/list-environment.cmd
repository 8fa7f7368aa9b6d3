UNSTUCK_FLOWS=$T/none:tests/cli/flows "$UNSTUCK" list | head -n 1
