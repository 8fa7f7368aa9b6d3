"$UNSTUCK" test --coverage lamp --flows tests/cli/flows --format json
