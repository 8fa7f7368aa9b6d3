# No more than 12 MiB, whatever comes: many lines, one line, errors in all.
# The peak is read while the program waits for more.
cd "$T" || exit 99
export UNSTUCK_FLOWS="$OLDPWD/flows"
mkfifo log
limit=12288
! grep -q __asan_init "$UNSTUCK" || limit=1000000
scan()
{
	"$UNSTUCK" scan log --format json >json &
	exec 3>log
	cat >&3
	peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$!/status")
	exec 3>&-
	wait "$!"
	jq -c '.matches[] | [.line, .last_line, .count]' json
	[ "${peak:-$limit}" -lt "$limit" ] || echo "$peak KiB"
}
error='java.net.UnknownHostException: kafka.test.com: Name or service not known'
yes "2026-11-24 10:00:01 INFO  x - nothing" | head -c 30000000 | scan
yes "2026-11-24 10:00:01 ERROR x - $error" | head -n 20000 | scan
{ head -c 50000000 /dev/zero; printf '\n%s\n' "$error"; } | scan
