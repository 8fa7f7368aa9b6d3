"$UNSTUCK" checklist outlet --flows tests/cli/flows --lang en,zh --format markdown
