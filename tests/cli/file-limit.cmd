# the old file stays as it was
echo mine >"$T/paper"
(ulimit -f 0 && "$UNSTUCK" checklist lamp --flows tests/cli/flows -o "$T/paper" --force)
code=$?
cat "$T/paper"
ls "$T"
exit $code
