"$UNSTUCK" show outlet --flows tests/cli/flows --lang zh,en
