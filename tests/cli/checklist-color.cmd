"$UNSTUCK" checklist outlet --flows tests/cli/flows --color always | grep -c "$(printf "\\033")"
NO_COLOR=1 "$UNSTUCK" checklist outlet --flows tests/cli/flows --color auto | grep -c "$(printf "\\033")"
