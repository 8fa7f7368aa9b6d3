cp -R tests/cli/flows/demo "$T/"
cd "$T"
"$UNSTUCK" new demo/no-light.yaml
"$UNSTUCK" lint --strict ./demo
grep '^area' demo/no-light.yaml
