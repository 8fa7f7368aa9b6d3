"$UNSTUCK" tests/cli/flows/demo/lamp.yaml | head -n 5
