"$UNSTUCK" checklist outlet --flows tests/cli/flows --format json
