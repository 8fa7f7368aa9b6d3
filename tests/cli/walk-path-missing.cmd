"$UNSTUCK" tests/cli/flows/demo/lmap.yaml
