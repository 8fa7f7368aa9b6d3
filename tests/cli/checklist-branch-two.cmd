"$UNSTUCK" checklist lamp --flows tests/cli/flows --lang zh,en --answer plugged=no --set host=lamp.test.com
