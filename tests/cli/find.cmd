printf 'x\n\tat A.b(C.java:1)\nCaused by: java.net.UnknownHostException: kafka.test.com\n' >"$T/trace"
"$UNSTUCK" find - --flows flows <"$T/trace"
"$UNSTUCK" find - --flows flows --lang zh <"$T/trace"
"$UNSTUCK" find - --flows flows --format json <"$T/trace"
"$UNSTUCK" find 'java.net.UnknownHostException: kafka.test.com' --flows flows | tail -1
"$UNSTUCK" find lamp dark --flows tests/cli/flows
"$UNSTUCK" find lamp dark --flows tests/cli/flows --format json | jq -c '.matches[0] | [.flow, .file, .line]'
printf 'java.net.UnknownHostException: \033[2J\007evil..host\n' | "$UNSTUCK" find - --flows flows
echo 'java.lang.OutOfMemoryError: Java heap space' | "$UNSTUCK" find - --flows flows
echo "exit $?"
"$UNSTUCK" find how to cook rice --flows flows --format json
echo "exit $?"
"$UNSTUCK" find
"$UNSTUCK" find - --flows flows </
echo "exit $?"
