cp -R tests/cli/flows/demo "$T/"
sed 's/reaches: change-bulb/reaches: explain/; s/shows: ..Screw in../shows: [Hammer]/' tests/cli/flows/demo/lamp.yaml >"$T/demo/lamp.yaml"
"$UNSTUCK" test "$T/demo" | grep -v untested
