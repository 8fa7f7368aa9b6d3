cp -R tests/cli/flows/demo "$T/"
echo "format: 2" >"$T/demo/pack.yaml"
"$UNSTUCK" list --flows "$T"
