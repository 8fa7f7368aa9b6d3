"$UNSTUCK" export outlet --flows tests/cli/flows | grep '^      "id"'
