"$UNSTUCK" --flows tests/cli/flows --lang en -- show -lamp
