cp -R tests/cli/flows/demo "$T/"
sed "s/reaches: ticket/reaches: call/" tests/cli/flows/demo/outlet.yaml >"$T/demo/outlet.yaml"
"$UNSTUCK" test "$T/demo/outlet.yaml" --format json
