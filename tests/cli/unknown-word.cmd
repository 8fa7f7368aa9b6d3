"$UNSTUCK" frobnicate --flows tests/cli/flows
