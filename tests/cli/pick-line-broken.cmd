# a flow that cannot be read is told, not left without a word
cp -R tests/cli/flows/demo "$T/"
sed -i 's/goto: plug-in}/goto: nowhere}/' "$T/demo/lamp.yaml"
printf '%s\n' dark 1 | "$UNSTUCK" --line --flows "$T" >"$T/said"
