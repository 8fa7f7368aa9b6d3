echo mine >"$T/paper"
"$UNSTUCK" checklist outlet --flows tests/cli/flows -o "$T/paper" --force
head -n 1 "$T/paper"
ls "$T"
