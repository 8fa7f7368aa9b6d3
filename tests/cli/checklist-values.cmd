"$UNSTUCK" checklist lamp --flows tests/cli/flows --set host=lamp.test.com --set ips=10.0.0.1,10.0.0.2 | head -n 24
