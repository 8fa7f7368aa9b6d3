"$UNSTUCK" checklist outlet --flows tests/cli/flows -o ""
