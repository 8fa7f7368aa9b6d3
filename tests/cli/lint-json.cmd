"$UNSTUCK" lint --flows tests/cli/flows --format json
