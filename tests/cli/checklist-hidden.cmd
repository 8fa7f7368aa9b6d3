# an option whose condition does not hold is no answer
"$UNSTUCK" checklist lamp --flows tests/cli/flows --answer plugged=unsure --answer bulb=broken
