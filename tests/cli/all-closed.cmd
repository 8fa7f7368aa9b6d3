# no output gets into a file that took a number from 0 to 2
"$UNSTUCK" list --flows tests/cli/flows <&- >&- 2>&-
echo $?
"$UNSTUCK" checklist outlet --flows tests/cli/flows -o "$T/paper" <&- >&- 2>&-
echo $?
"$UNSTUCK" checklist outlet --flows tests/cli/flows | cmp - "$T/paper" && echo same
