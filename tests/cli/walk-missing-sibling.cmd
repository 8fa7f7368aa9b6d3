cp -R tests/cli/flows/demo "$T/"
rm "$T/demo/outlet.yaml"
printf '%s\n' 3 q | "$UNSTUCK" walk lamp --flows "$T" >"$T/said"
code=$?
tail -n 2 "$T/said"
exit $code
