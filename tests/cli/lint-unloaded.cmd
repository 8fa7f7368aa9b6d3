# all faults of all files
cp -R tests/cli/flows/demo "$T/"
echo "format: 1" >"$T/demo/lamp.yaml"
echo "formt: 1" >"$T/demo/outlet.yaml"
"$UNSTUCK" lint "$T"
