"$UNSTUCK" checklist lamp --flows tests/cli/flows --format json --answer plugged=no --set host=lamp.test.com
