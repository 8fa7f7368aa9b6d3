"$UNSTUCK" checklist lamp --flows tests/cli/flows --format markdown --answer plugged=no --set host=lamp.test.com
