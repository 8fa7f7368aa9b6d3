echo q | "$UNSTUCK" lamp --line --flows tests/cli/flows --answer plugged=yes >"$T/out"
echo q | "$UNSTUCK" lamp --line --flows tests/cli/flows --no-save >"$T/out"
printf '2\nq\n' | "$UNSTUCK" lamp --line --flows tests/cli/flows --no-save | tail -1
ls "$T/.local" 2>&1 | sed "s|$T|T|"
"$UNSTUCK" cases
"$UNSTUCK" cases nothing
echo "exit $?"
"$UNSTUCK" resume
echo "exit $?"
"$UNSTUCK" report lamp
echo "exit $?"
