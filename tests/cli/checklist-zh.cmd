"$UNSTUCK" checklist outlet --flows tests/cli/flows --lang zh
