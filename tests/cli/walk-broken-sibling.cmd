# the way ends at the ticket; the fault is told, the status is 3
cp -R tests/cli/flows/demo "$T/"
echo "format: 1" >"$T/demo/outlet.yaml"
printf '%s\n' 3 q | "$UNSTUCK" walk lamp --flows "$T" >"$T/said"
code=$?
tail -n 2 "$T/said"
exit $code
