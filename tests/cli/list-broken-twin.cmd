mkdir "$T/a" "$T/b"
for pack in a b; do
	cp tests/cli/flows/demo/pack.yaml "$T/$pack/"
	cp tests/cli/flows/demo/lamp.yaml "$T/$pack/"
done
echo 'not a flow' >"$T/a/lamp.yaml"
"$UNSTUCK" list --flows "$T/a" --flows "$T/b" 2>/dev/null
