printf 'java.net.UnknownHostException: a.test\n' >"$T/log"
printf '1\ns\nq\n' | "$UNSTUCK" scan "$T/log" --walk --line --no-save --flows flows | sed "s|$T|T|" | sed -n '/Known errors/,/^Number/p; /^Evidence/,/^Answer/p'
setsid "$UNSTUCK" scan --walk --flows flows <"$T/log"
echo "exit $?"
"$UNSTUCK" scan "$T/log" --walk --format json --flows flows
