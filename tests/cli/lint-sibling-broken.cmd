# what a goto leads to is there, although it does not load
cp -R tests/cli/flows/demo "$T/"
echo "format: 1" >"$T/demo/outlet.yaml"
"$UNSTUCK" lint "$T/demo/lamp.yaml"
