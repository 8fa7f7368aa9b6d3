cp -R tests/cli/flows/demo "$T/"
echo "format: 1" >"$T/demo/broken.yaml"
rm "$T/demo/lamp.yaml"
"$UNSTUCK" list --flows "$T" --format json
