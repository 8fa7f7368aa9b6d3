"$UNSTUCK" checklist lapm --flows tests/cli/flows
