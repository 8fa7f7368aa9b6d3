"$UNSTUCK" checklist outlet --flows tests/cli/flows --output "$T" --force
