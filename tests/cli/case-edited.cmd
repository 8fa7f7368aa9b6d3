cp -R tests/cli/flows/demo "$T/"
printf '1\n2\n1\nq\n' | "$UNSTUCK" lamp --line --flows "$T/demo" --set host=a.test >"$T/out"
sed -e 's/Is {{host}} plugged in?/Has {{host}} power?/' -e 's/^  bulb:/  globe:/; s/goto: bulb/goto: globe/; s/unsure: bulb/unsure: globe/; s/otherwise: bulb/otherwise: globe/; s/{bulb:/{globe:/' -e 's/^    ask: .*bulb whole.*/&\n    was: [bulb]/' tests/cli/flows/demo/lamp.yaml >"$T/demo/lamp.yaml"
echo q | "$UNSTUCK" resume --line --flows "$T/demo" | head -12
sed -i 's/broken:/cracked:/' "$T/demo/lamp.yaml"
echo q | "$UNSTUCK" resume --line --flows "$T/demo" | head -12
