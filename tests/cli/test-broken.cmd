cp -R tests/cli/flows/demo "$T/"
echo "format: 1" >"$T/demo/lamp.yaml"
"$UNSTUCK" test "$T"
