"$UNSTUCK" checklist --flows tests/cli/flows
