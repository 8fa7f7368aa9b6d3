"$UNSTUCK" lint tests/cli/flows/demo
