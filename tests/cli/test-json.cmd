"$UNSTUCK" test outlet --flows tests/cli/flows --format json
