"$UNSTUCK" lint --flows tests/cli/flows --format json -o "$T/report"
head -n 2 "$T/report"
