# nothing but code passes 80 columns
"$UNSTUCK" checklist lamp --flows tests/cli/flows | awk 'length > 80'
