echo mine >"$T/paper"
"$UNSTUCK" checklist outlet --flows tests/cli/flows -o "$T/paper"
code=$?
cat "$T/paper"
ls "$T"
exit $code
