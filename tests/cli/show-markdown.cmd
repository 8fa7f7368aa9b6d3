"$UNSTUCK" show outlet --flows tests/cli/flows --format markdown
