mkfifo "$T/answers"
"$UNSTUCK" walk lamp --flows tests/cli/flows <"$T/answers" >"$T/said" &
exec 3>"$T/answers"
kill -TERM $!
wait $!
echo $?
