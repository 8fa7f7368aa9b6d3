printf '1\nq\n' | "$UNSTUCK" lamp --line --flows tests/cli/flows --answer plugged=yes --set host=a.test >"$T/out"
"$UNSTUCK" report --flows tests/cli/flows --format json | sed '/"title"/d'
