cp -R tests/cli/flows/demo "$T/"
echo "format: 1" >"$T/demo/outlet.yaml"
"$UNSTUCK" checklist lamp --flows "$T" --format json --answer plugged=far
