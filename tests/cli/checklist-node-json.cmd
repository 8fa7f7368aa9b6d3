# entered in the middle: the condition in words
"$UNSTUCK" checklist "lamp#change-bulb" --flows tests/cli/flows --format json
