UNSTUCK_FLOWS=tests/cli/flows "$UNSTUCK" lint
