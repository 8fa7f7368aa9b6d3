"$UNSTUCK" checklist lamp --flows tests/cli/flows --format json --answer plugged=no --answer plug-in=fixed
