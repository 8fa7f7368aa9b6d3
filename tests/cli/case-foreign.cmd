printf '2\nq\n' | "$UNSTUCK" lamp --line --flows tests/cli/flows --case one >"$T/out"
cd "$T/.local/state/unstuck/cases"
flows=$OLDPWD/tests/cli/flows
# later format, other pack, missing flow: each with a fresh checksum is what
# only a program can write, so the flows are changed instead
"$UNSTUCK" resume one --flows "$OLDPWD/flows" </dev/null
echo "exit $?"
head -c 100 one.case >torn.case
"$UNSTUCK" resume torn --flows "$flows" </dev/null
echo "exit $?"
printf 'no case at all\n' >other.case
"$UNSTUCK" resume other --flows "$flows" </dev/null
echo "exit $?"
(tail -c 20 one.case | head -c 10) >>one.case
echo q | "$UNSTUCK" resume one --flows "$flows" --line | tail -1 | sed "s|$flows|FLOWS|"
ls
