"$UNSTUCK" checklist lamp --flows tests/cli/flows --format json --lang zh,en --answer plugged=no
