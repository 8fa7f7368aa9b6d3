"$UNSTUCK" checklist "lamp#change-bulb" --flows tests/cli/flows
