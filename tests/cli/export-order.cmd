# in the order of the pack; a flow once
"$UNSTUCK" export outlet lamp demo/outlet --flows tests/cli/flows | grep '^      "id"'
