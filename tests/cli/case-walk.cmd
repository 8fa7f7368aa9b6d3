printf '2\n1\nn\nasked the owner\n\nx\n1\nq\n' | "$UNSTUCK" lamp --line --flows tests/cli/flows --case lamp >"$T/out"
tail -1 "$T/out"
sed 's/host: [^,]*, pid: [0-9]*, sum: [0-9a-f]*/host, pid, sum/' "$T/.local/state/unstuck/cases/lamp.case"
stat -c '%a %n' "$T/.local/state/unstuck" "$T/.local/state/unstuck/cases" "$T/.local/state/unstuck/cases/lamp.case" | sed "s|$T|T|"
"$UNSTUCK" cases
echo q | "$UNSTUCK" resume --line --flows tests/cli/flows
"$UNSTUCK" report --flows tests/cli/flows
"$UNSTUCK" report lamp --flows tests/cli/flows --for customer --lang zh
"$UNSTUCK" report --flows tests/cli/flows --format json
"$UNSTUCK" stats
