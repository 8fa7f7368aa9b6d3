"$UNSTUCK" checklist lamp --flows tests/cli/flows --answer plugged=no --set host=lamp.test.com
