for name in one two; do
	printf '2\nq\n' | "$UNSTUCK" lamp --line --flows tests/cli/flows --case $name >"$T/out"
done
printf '2\nq\n' | "$UNSTUCK" lamp --line --flows tests/cli/flows --case two
echo "exit $?"
"$UNSTUCK" close one
"$UNSTUCK" cases
"$UNSTUCK" reopen o
"$UNSTUCK" cases one
"$UNSTUCK" delete one
echo "exit $?"
"$UNSTUCK" delete --yes one
"$UNSTUCK" cases
"$UNSTUCK" close too
echo "exit $?"
