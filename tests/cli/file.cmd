"$UNSTUCK" checklist outlet --flows tests/cli/flows -o "$T/paper"
"$UNSTUCK" checklist outlet --flows tests/cli/flows | cmp - "$T/paper" && echo same
ls "$T"
