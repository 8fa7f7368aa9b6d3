"$UNSTUCK" lint tests/cli/flows/demo/lamp.yaml
