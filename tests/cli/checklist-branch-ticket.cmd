"$UNSTUCK" checklist lamp --flows tests/cli/flows --format json --lang zh --answer plugged=unsure --answer bulb=none
