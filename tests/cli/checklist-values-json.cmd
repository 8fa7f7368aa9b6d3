"$UNSTUCK" checklist lamp --flows tests/cli/flows --format json --set host=lamp.test.com | tail -n 5
