"$UNSTUCK" export tests/cli/flows/demo/outlet.yaml | grep '^      "id"'
