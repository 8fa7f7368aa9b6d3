"$UNSTUCK" checklist lamp --flows tests/cli/flows --lang zh,en
