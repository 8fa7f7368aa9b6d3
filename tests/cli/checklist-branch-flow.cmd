# into another flow
"$UNSTUCK" checklist lamp --flows tests/cli/flows --format json --answer plugged=far --answer outlet#fuse=no
