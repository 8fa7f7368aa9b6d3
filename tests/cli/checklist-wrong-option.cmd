"$UNSTUCK" checklist lamp --flows tests/cli/flows --answer plugged=n
