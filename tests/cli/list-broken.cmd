# the others are listed
cp -R tests/cli/flows/demo "$T/"
echo "format: 1" >"$T/demo/broken.yaml"
"$UNSTUCK" list --flows "$T"
