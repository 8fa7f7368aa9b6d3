cp -R tests/cli/flows/demo "$T/"
echo "format: 1" >"$T/demo/pack.yaml"
"$UNSTUCK" lint "$T"
