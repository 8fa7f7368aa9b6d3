# an area that pack.yaml does not have
cp -R tests/cli/flows/demo "$T/"
sed "s/^area:.*/area: attic/" tests/cli/flows/demo/lamp.yaml >"$T/demo/attic-lamp.yaml"
"$UNSTUCK" list --flows "$T"
