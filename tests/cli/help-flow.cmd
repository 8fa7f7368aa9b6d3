# a flow is not looked for, and need not be there
"$UNSTUCK" nothing --help | head -n 1
