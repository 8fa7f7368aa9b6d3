#!/bin/sh
# suite.sh NAME [COMMAND...] - run one suite of tests that prints TAP.
#
# Keeps what it printed as $BUILD/tap/NAME.tap and says one line, "unit  212
# passed"; what went wrong is shown below it (everything with V=1).  A crash,
# a plan that was not kept, a timeout (SUITE_SECONDS) and each report of a
# sanitizer are added to the TAP as "not ok", so that counting lines is enough.
# Ends with 1 when a test failed, or with 0 all the same under SUITE_KEEP=1.
# Without a COMMAND the suite has no tests yet.
#
# Every suite starts in the same world: an empty HOME, its own TMPDIR, UTC,
# C.UTF-8, xterm-256color, and none of the variables that unstuck looks at.
set -u
name=$1
shift
tap=$BUILD/tap/$name.tap
mkdir -p "$BUILD/tap"
rm -f "$tap"

if [ $# = 0 ]; then
	echo 1..0 >"$tap"
	echo "$name  no tests yet"
	exit 0
fi

world=$(mktemp -d "${TMPDIR:-/tmp}/unstuck.XXXXXX") || exit 1
trap 'rm -rf "$world"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir "$world/home" "$world/tmp" "$world/san"
export HOME="$world/home" TMPDIR="$world/tmp" TZ=UTC LC_ALL=C.UTF-8
export TERM=xterm-256color CMOCKA_MESSAGE_OUTPUT=TAP
unset LANG LANGUAGE LC_CTYPE LC_MESSAGES LINES COLUMNS NO_COLOR COLORTERM
unset TMUX STY TERMINFO ESCDELAY PAGER EDITOR
for variable in $(env | awk -F= '/^(UNSTUCK|XDG)_[A-Z_]*=/ { print $1 }'); do
	unset "$variable"
done
export UNSTUCK_TODAY=2026-11-25
shown_name=$name
case ${SAN-} in
*-fsanitize=*)
	shown_name="sanitized $name"
	sanitizer=log_path=$world/san/report
	# Stories of the screen crash the program on purpose, and wait for it.
	if [ "$name" = screen ]; then
		sanitizer=$sanitizer:handle_segv=0:handle_sigbus=0
		sanitizer=$sanitizer:handle_sigfpe=0:handle_sigill=0
		export DRIVE_WAIT_MS=20000
	fi
	export ASAN_OPTIONS="$sanitizer:exitcode=99"
	LSAN_OPTIONS=suppressions=$(pwd)/tests/lib/lsan.supp:print_suppressions=0
	export LSAN_OPTIONS
	export UBSAN_OPTIONS="$sanitizer:print_stacktrace=1"
	;;
esac

status=0
timeout -k 10 "${SUITE_SECONDS:-600}" "$@" >"$world/out" 2>&1 </dev/null ||
	status=$?

# What the command did not say itself.
{
	awk -v status="$status" '
	/^(not )?ok([ \t]|$)/ { ran++ }
	/^not ok([ \t]|$)/ && !/# *[Ss][Kk][Ii][Pp]/ { failed++ }
	/^1\.\.[0-9]+/ { plans++; planned += substr($1, 4) }
	/^Bail out!/ { bailed = 1; print "not ok - " $0 }
	END {
		if (status == 124 || status == 137)
			print "not ok - stopped after too long a time"
		else if (status > 128)
			print "not ok - ended by signal " status - 128
		else if (status && !failed && !bailed)
			print "not ok - ended with status " status
		if (!plans && !status)
			print "not ok - said no plan, ran " ran + 0 " tests"
		else if (plans && planned != ran + 0)
			print "not ok - planned " planned ", ran " ran + 0
	}' "$world/out"
	for report in "$world/san"/*; do
		if [ -s "$report" ]; then
			echo "not ok - sanitizer report"
			sed 's/^/# /' "$report"
		fi
	done
} >"$world/verdict"
cat "$world/out" "$world/verdict" >"$tap"

# What failed, and the words before and behind it.
failures()
{
	awk '
	/^(not )?ok([ \t]|$)/ {
		bad = /^not/ && !/# *[Ss][Kk][Ii][Pp]/
		if (bad)
			printf "%s%s\n", held, $0
		held = ""
		next
	}
	/^1\.\./ || /^# (not )?ok - / { next }
	bad { print; next }
	{ held = held $0 "\n" }
	END { printf "%s", held }'
}

# One write, so that suites that run at the same time do not mix.
shown=$(
	printf '%s  ' "$shown_name"
	sh tests/lib/tally.sh --short "$tap"
	echo "$?" >"$world/tally"
	if [ -n "${V-}" ]; then
		cat "$tap"
	elif [ "$(cat "$world/tally")" != 0 ]; then
		failures <"$tap"
	fi
)
printf '%s\n' "$shown"
if [ -n "${SUITE_KEEP-}" ]; then
	exit 0
fi
exit "$(cat "$world/tally")"
