"$UNSTUCK" checklist lamp --flows tests/cli/flows -o
