cp -R tests/cli/flows/demo "$T/"
sed 's/Is {{host}} plugged/（Is） {{host}} plugged/' tests/cli/flows/demo/lamp.yaml >"$T/demo/lamp.yaml"
cd "$T" && "$UNSTUCK" lint ./demo --format json
