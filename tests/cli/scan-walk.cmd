flows=$PWD/flows
cd "$T" || exit
printf 'java.net.UnknownHostException: a.test\n' >log
printf '1\ns\nq\n' | "$UNSTUCK" scan log --walk --line --no-save --flows "$flows" | sed -n '/Known errors/,/^Number/p; /^Evidence/,/^Answer/p'
setsid "$UNSTUCK" scan --walk --flows "$flows" <log
echo "exit $?"
"$UNSTUCK" scan log --walk --format json --flows "$flows"
