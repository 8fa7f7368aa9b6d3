#!/bin/sh
# tally.sh [--short] TAP... - add up suites: "N passed, N failed, N skipped".
#
# A file that is missing is a suite that could not be built: one failure.
# --short leaves out what is zero.  Ends with 1 when a test failed.
set -u
short=0
if [ "${1-}" = --short ]; then
	short=1
	shift
fi

for tap; do
	if [ -r "$tap" ]; then
		cat "$tap"
	else
		echo "no result: ${tap##*/}" >&2
		echo "not ok - missing"
	fi
done | awk -v short="$short" '
/^(not )?ok([ \t]|$)/ {
	if ($0 ~ /# *[Ss][Kk][Ii][Pp]/)
		skipped++
	else if (/^ok/)
		passed++
	else
		failed++
}
END {
	line = passed + 0 " passed"
	if (failed || !short)
		line = line ", " failed + 0 " failed"
	if (skipped || !short)
		line = line ", " skipped + 0 " skipped"
	print line
	exit failed > 0
}'
