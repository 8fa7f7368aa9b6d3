# Ctrl-C shows what was found so far and says so; a FIFO without a writer ends, too.
cd "$T" || exit 99
export UNSTUCK_FLOWS="$OLDPWD/flows"
error='java.net.UnknownHostException: kafka.test.com: Name or service not known'
mkfifo log
( printf '%s\n' "$error"; exec sleep 9 ) >log &
timeout --foreground --preserve-status -s INT 2 "$UNSTUCK" scan log --format json >json
echo "exit $?"
jq -c '.matches[] | [.file, .line]' json
( exec sleep 9 ) | timeout --foreground --preserve-status -s TERM 2 "$UNSTUCK" scan
echo "exit $?"
