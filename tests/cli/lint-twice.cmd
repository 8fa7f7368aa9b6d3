# a flow is read once
"$UNSTUCK" lint lamp demo/lamp tests/cli/flows/demo/lamp.yaml --flows tests/cli/flows
