"$UNSTUCK" checklist lamp --flows tests/cli/flows --answer plugged=no --format html | sed "/^:root/,/^}$/d"
