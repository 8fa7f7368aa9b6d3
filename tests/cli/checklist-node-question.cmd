"$UNSTUCK" checklist "lamp#bulb" --flows tests/cli/flows
