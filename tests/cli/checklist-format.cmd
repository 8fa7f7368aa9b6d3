"$UNSTUCK" checklist lamp --flows tests/cli/flows --format pdf
