"$UNSTUCK" checklist lamp --flows tests/cli/flows --answer plugged=yes
