cp -R tests/cli/flows/demo "$T/"
sed 's/host: {{host}}/host: {{hots}}/' tests/cli/flows/demo/lamp.yaml >"$T/demo/lamp.yaml"
"$UNSTUCK" lint "$T" --format json
