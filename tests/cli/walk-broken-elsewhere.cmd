# a broken flow that the way does not come to is no matter
cp -R tests/cli/flows/demo "$T/"
echo "format: 1" >"$T/demo/outlet.yaml"
printf '%s\n' 2 q | "$UNSTUCK" walk lamp --flows "$T" | tail -n 1
