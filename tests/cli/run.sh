#!/bin/sh
# run.sh - what the command line promises, one case a file; prints TAP.
#
# A case is NAME.cmd, lines for sh.  They run in the top folder with $UNSTUCK
# (the program) and $T (an empty folder, also HOME), without a terminal.  What
# must come out stands beside it:
#   NAME.out   standard output, in which the name of $T is written T
#   NAME.err   standard error, likewise; without it there must be none
#   NAME.code  the exit status; without it 0
# A new case: write NAME.cmd, run `UPDATE=1 make cli`, read the diff.
# tests/cli/flows holds a pack to try things on.
#
# Then every example of README.md and man/*.1 runs; it must end with 0.  An
# example is a line that starts with `unstuck` (or `$ unstuck`) inside a fence
# of README.md or behind four blanks there, or that follows `.Dl ` in the
# manual; a \ at the end of a line goes on in the next.  It runs in a folder with a copy of flows/, its input
# empty and without a terminal: so a walk asks its first question and ends.
# Not run is what only shows a form: words in capitals (FLOW, FILE), Q=O,
# [brackets] and three dots.
set -u
cd "$(dirname "$0")/../.." || exit 1
if ! [ -x "$UNSTUCK" ]; then
	echo "Bail out! no program: $UNSTUCK"
	exit 1
fi
world=$(mktemp -d "${TMPDIR:-/tmp}/cli.XXXXXX") || exit 1
trap 'chmod -R u+w "$world"; rm -rf "$world"' EXIT
count=0

# report STATUS NAME [FILE] - one test; the file says why it failed
report()
{
	count=$((count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $count - $2"
	else
		echo "not ok $count - $2"
		sed 's/^/# /' "$3"
	fi
}

# run SCRIPT... - in the world of a case; what came lies in $world/got.*
run()
{
	rm -rf "$world/case"
	mkdir "$world/case"
	env -i PATH="$PATH" UNSTUCK="$UNSTUCK" T="$world/case" \
		HOME="$world/case" TMPDIR="$world/case" TZ=UTC LC_ALL=C.UTF-8 \
		UNSTUCK_TODAY="${UNSTUCK_TODAY-}" \
		TERM=dumb ASAN_OPTIONS="${ASAN_OPTIONS-}" \
		UBSAN_OPTIONS="${UBSAN_OPTIONS-}" \
		sh "$@" </dev/null >"$world/raw.out" 2>"$world/raw.err"
	echo "$?" >"$world/got.code"
	for stream in out err; do
		sed "s|$world/case|T|g" "$world/raw.$stream" \
			>"$world/got.$stream"
	done
}

# What need not be there when it says nothing: no errors, status 0.
is_default()
{
	case $1 in
	err) ! [ -s "$world/got.err" ] ;;
	code) [ "$(cat "$world/got.code")" = 0 ] ;;
	*) false ;;
	esac
}

update()
{
	for kind in out err code; do
		if is_default "$kind"; then
			rm -f "$1.$kind"
		elif ! cmp -s "$world/got.$kind" "$1.$kind"; then
			cp "$world/got.$kind" "$1.$kind"
			echo "# rewritten: $1.$kind"
		fi
	done
}

# differs CASE KIND - say how what came differs from what is wanted
differs()
{
	if [ -e "$1.$2" ]; then
		! diff -u "$1.$2" "$world/got.$2"
	else
		! is_default "$2" && echo "unwanted $2:" &&
			cat "$world/got.$2"
	fi
}

judge()
{
	bad=0
	: >"$world/log"
	for kind in out err code; do
		if differs "$1" "$kind" >>"$world/log"; then
			bad=1
		fi
	done
	report "$bad" "cli/${1##*/}" "$world/log"
}

for script in tests/cli/*.cmd; do
	run "$script"
	if [ -n "${UPDATE-}" ]; then
		update "${script%.cmd}"
	fi
	judge "${script%.cmd}"
done

# ---- examples ---------------------------------------------------------------

# "README.md:12 unstuck list", one a line
examples()
{
	awk '
	function say(text)
	{
		sub(/^\$ /, "", text)
		if (text ~ /^unstuck( |$)/)
			print FILENAME ":" FNR " " text
	}
	FNR == 1 { fence = 0; kept = "" }
	FILENAME ~ /\.md$/ && /^```/ { fence = !fence; next }
	FILENAME ~ /\.md$/ && !fence && !sub(/^    /, "") { next }
	FILENAME !~ /\.md$/ {
		if (!sub(/^\.Dl /, ""))
			next
		gsub(/\\\(dq/, "\"")
		gsub(/\\\(aq/, "\047")
		gsub(/\\&/, "")
		gsub(/\\-/, "-")
		gsub(/\\e/, "\\")
	}
	/\\$/ { kept = kept substr($0, 1, length($0) - 1); next }
	{ say(kept $0); kept = "" }' "$@"
}

is_form()
{
	printf '%s\n' "$1" | grep -q -E \
		-e '(^|[^A-Za-z0-9_])[A-Z][A-Z_]+([^A-Za-z0-9_]|$)' \
		-e 'Q=O' -e '\.\.\.' -e '…' -e '(^| )\['
}

run_example()
{
	{
		echo "PATH=\$T/bin:\$PATH; mkdir \$T/bin \$T/here &&"
		echo "ln -s \"\$UNSTUCK\" \$T/bin/unstuck &&"
		echo "cp -R flows \$T/here && cd \$T/here || exit 99"
		printf '%s\n' "$2"
	} >"$world/example"
	run "$world/example"
	status=$(cat "$world/got.code")
	{
		echo "$2"
		echo "ended with $status"
		cat "$world/got.err"
	} >"$world/log"
	report "$status" "example $1" "$world/log"
}

set --
for page in README.md man/*.1; do
	[ ! -e "$page" ] || set -- "$@" "$page"
done
if [ $# -gt 0 ]; then
	examples "$@" >"$world/examples"
	while read -r place line; do
		is_form "$line" || run_example "$place" "$line"
	done <"$world/examples"
fi
echo "1..$count"
