# the warning before the snippet, once per item; answers in any order
"$UNSTUCK" checklist lamp --flows tests/cli/flows --format json --answer bulb=broken --answer plugged=yes --set ips=10.0.0.1,10.0.0.2
