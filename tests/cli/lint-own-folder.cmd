# a folder is looked into, although the search path has that pack too
cp -R tests/cli/flows/demo "$T/"
sed 's/host: {{host}}/host: {{hots}}/' tests/cli/flows/demo/lamp.yaml >"$T/demo/lamp.yaml"
"$UNSTUCK" lint "$T/demo" --flows tests/cli/flows 2>&1 | tail -n 1
