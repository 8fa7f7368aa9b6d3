# a reader that left: SIGPIPE, or an error where it is ignored
mkfifo "$T/pipe"
{ "$UNSTUCK" export --flows flows >"$T/pipe"; echo $?; } &
exec 3<"$T/pipe" && exec 3<&-
wait
trap '' PIPE
{ "$UNSTUCK" export --flows flows 2>"$T/errors" >"$T/pipe"; echo $?; } &
exec 3<"$T/pipe" && exec 3<&-
wait
cat "$T/errors"
