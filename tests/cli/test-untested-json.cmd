"$UNSTUCK" test lamp --flows tests/cli/flows --format json
