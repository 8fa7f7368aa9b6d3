# not a terminal; and not into a file
"$UNSTUCK" list --flows tests/cli/flows --color auto | grep -c "$(printf "\\033")"
