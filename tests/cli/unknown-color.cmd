"$UNSTUCK" list --flows tests/cli/flows --color alwyas
