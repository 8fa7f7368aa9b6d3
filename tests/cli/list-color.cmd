"$UNSTUCK" list --flows tests/cli/flows --color always | sed "s/$(printf "\\033")/ESC/g"
