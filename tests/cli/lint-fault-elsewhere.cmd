# a fault of another flow is not this flow's
cp -R tests/cli/flows/demo "$T/"
sed 's/host: {{host}}/host: {{hots}}/' tests/cli/flows/demo/lamp.yaml >"$T/demo/lamp.yaml"
"$UNSTUCK" lint "$T/demo/outlet.yaml"
