echo mine >"$T/file" && ln -s file "$T/link"
"$UNSTUCK" checklist outlet --flows tests/cli/flows -o "$T/link"
code=$?
cat "$T/file"
exit $code
