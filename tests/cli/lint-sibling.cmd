# a goto to a flow that is not there
cp -R tests/cli/flows/demo "$T/"
rm "$T/demo/outlet.yaml"
"$UNSTUCK" lint "$T/demo/lamp.yaml"
