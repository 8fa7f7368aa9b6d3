#!/bin/sh
# man.sh - what the papers show is true; prints TAP.
#
#   man/FILE         each block of unstuck-flow.5 that starts with "format: 1"
#                    is written to FILE, as the comment before it says; all of
#                    them are one pack, lint finds nothing in it, and what its
#                    flows test holds
#   man/key NAME     every row of the tables of keys in src/flow is in the page
#   man/code NAME    every row of DIAG_LIST is in the page
#   man/keys WHAT    every row of the keys of the screen, and every word of the
#                    line face, is in unstuck.1, in the same words
#   man/README.md    the YAML of the README is a flow without a fault
#
# The program is $UNSTUCK.
set -u
cd "$(dirname "$0")/../.." || exit 1
count=0
here=$(mktemp -d "${TMPDIR:-/tmp}/man.XXXXXX") || exit 1
trap 'rm -rf "$here"' EXIT
. tests/lib/examples.sh

# try WHAT COMMAND... - one test, by the command's status
try()
{
	what=$1
	shift
	count=$((count + 1))
	if "$@" >"$here/log" 2>&1 </dev/null; then
		echo "ok $count - man/$what"
	else
		echo "not ok $count - man/$what"
		sed 's/^/# /' "$here/log"
	fi
}

# Not all options are tested, which is a negative result of its own.
its_tests_hold()
{
	"$UNSTUCK" test "$here/pack/" >"$here/tests"
	cat "$here/tests"
	grep -q '[1-9] passed, 0 failed' "$here/tests"
}

# The words that a page sets as keys or codes: .Cm NAME, .It NAME
says()
{
	grep -qE -- "^\.(It|Cm)( .*)? $1( |\$)" man/unstuck-flow.5
}

keys()
{
	awk '
	/struct key [a-z_]*keys\[\]/ || /^#define [A-Z]+_KEYS/ { inside = 1 }
	inside && match($0, /STR_INIT\("[a-z_]+"\)/) {
		print substr($0, RSTART + 10, RLENGTH - 12)
	}
	inside && (/^\t?};/ || /^$/) { inside = 0 }
	' src/flow/*.c | LC_ALL=C sort -u
}

codes()
{
	sed -n 's/^.*X([A-Z0-9_]*, "\([a-z0-9-]*\)".*/\1/p' \
		include/unstuck/base/diag.h
}

# "Enter|take this result": the rows of the tables in src/tui and src/line
actions()
{
	sed -n '/ action_rows\[\] = /,/^};/p' src/tui/actions.c
	sed -n '/^} commands\[\] = /,/^};/p' src/line/commands.c
}

rows()
{
	actions | tr -d '\n' | sed 's/},/\n/g' | awk '
	FILENAME != "-" {
		if (match($0, /^W\([A-Z0-9_]+, "[^"]*"/)) {
			split(substr($0, 3), id, ",")
			split($0, part, "\"")
			words["W_" id[1]] = part[2]
		}
		next
	}
	match($0, /STR_INIT\("[^"]*"\)/) {
		key = substr($0, RSTART + 10, RLENGTH - 12)
		if (match($0, /W_[A-Z0-9_]+/))
			print key "|" words[substr($0, RSTART, RLENGTH)]
	}' include/unstuck/base/words.def -
}

# .It "KEY" Ta WHERE Ta WORDS, or .It Li KEY Ta WORDS
says_row()
{
	plain <man/unstuck.1 | awk -v row="$1" '
	/^\.It .* Ta / {
		key = words = $0
		sub(/^\.It (Li )?/, "", key)
		sub(/ Ta .*/, "", key)
		gsub(/"/, "", key)
		sub(/.* Ta /, "", words)
		sub(/;.*/, "", words)
		found = found || key "|" words == row
	}
	END { exit !found }'
}

examples "$here"
for file in "$here/pack"/*.yaml; do
	case $file in
	*/pack.yaml) try pack.yaml "$UNSTUCK" lint --strict "$here/pack/" ;;
	*/glossary.yaml) ;; # with the pack
	*) try "${file##*/}" "$UNSTUCK" lint --strict "$file" ;;
	esac
done
try 'tests of its flows' its_tests_hold

for key in $(keys); do
	try "key $key" says "$key"
done
try 'there are keys' test -n "$(keys)"
for code in $(codes); do
	try "code $code" says "$code"
done
try 'there are codes' test -n "$(codes)"

rows >"$here/rows"
while IFS= read -r row <&3; do
	try "keys $row" says_row "$row"
done 3<"$here/rows"
try 'there are rows' test -s "$here/rows"

try README.md "$UNSTUCK" lint --strict "$here/readme/no-space.yaml"

# The picture in README.md is the one of its flow.
picture_is_true()
{
	awk '/^```/ { inside = $0 == "```mermaid"; next } inside' README.md \
		>"$here/readme/picture"
	(cd "$here/readme" && "$UNSTUCK" graph ./no-space.yaml --lang en \
		--format mermaid) | diff "$here/readme/picture" -
}
try 'README.md picture' picture_is_true

echo "1..$count"
