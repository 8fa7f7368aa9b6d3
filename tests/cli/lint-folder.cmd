"$UNSTUCK" lint tests/cli/flows/
