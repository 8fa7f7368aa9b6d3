# Files and standard input, each error once with its first and last line.
cd "$T" || exit 99
error='java.net.UnknownHostException: kafka.test.com: Name or service not known'
for i in 1 2 3; do
	printf '2026-11-24 10:00:0%s INFO nothing\n%s\n\tat A.b(C.java:1)\n\n' "$i" "$error"
done >job.log
export UNSTUCK_FLOWS="$OLDPWD/flows"
"$UNSTUCK" scan job.log
"$UNSTUCK" scan --lang zh job.log
"$UNSTUCK" scan <job.log | sed -n 3p
"$UNSTUCK" scan - <job.log | sed -n 3p
printf '%s' "$error" | "$UNSTUCK" scan --format json
"$UNSTUCK" scan job.log job.log --format json | jq -c '.matches[] | [.file, .line, .last_line, .count]'
echo 'java.lang.Exception: of no flow' | "$UNSTUCK" scan
echo "exit $?"
"$UNSTUCK" scan </dev/null --format json
echo "exit $?"
