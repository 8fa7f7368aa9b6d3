# what a terminal would obey is shown
cp -R tests/cli/flows/demo "$T/"
sed 's/^title:.*/title: {en: "a \\e[31mred\\u202e lamp", zh: "b\\x9b"}/' tests/cli/flows/demo/lamp.yaml >"$T/demo/lamp.yaml"
"$UNSTUCK" list --flows "$T"
"$UNSTUCK" checklist lamp --flows "$T" | head -n 1
"$UNSTUCK" list --flows "$T" --format json | grep lamp | LC_ALL=C tr -d "\n -~" | wc -c
