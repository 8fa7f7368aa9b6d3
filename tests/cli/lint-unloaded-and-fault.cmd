cp -R tests/cli/flows/demo "$T/"
sed 's/host: {{host}}/host: {{hots}}/' tests/cli/flows/demo/lamp.yaml >"$T/demo/lamp.yaml"
echo "format: 1" >"$T/demo/outlet.yaml"
"$UNSTUCK" lint "$T"
