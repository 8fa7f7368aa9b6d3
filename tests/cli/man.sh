#!/bin/sh
# man.sh - what the papers show is true; prints TAP.
#
#   man/FILE         each block of unstuck-flow.5 that starts with "format: 1"
#                    is written to FILE, as the comment before it says; all of
#                    them are one pack, lint finds nothing in it, and what its
#                    flows test holds
#   man/key NAME     every row of the tables of keys in src/flow is in the page
#   man/code NAME    every row of DIAG_LIST is in the page
#   man/README.md    the YAML of the README is a flow without a fault
#   man/LINE         each example of unstuck.1 and shell line of the README
#                    that needs no terminal ends with 0
#
# The program is $UNSTUCK; the tree is the working directory.
set -u
UNSTUCK=${UNSTUCK:-$PWD/build/unstuck}
top=$PWD
count=0
here=$(mktemp -d) || exit 1
trap 'rm -rf "$here"' EXIT
mkdir "$here/pack" "$here/readme" "$here/bin" "$here/run"
ln -s "$UNSTUCK" "$here/bin/unstuck"
PATH=$here/bin:$PATH

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

# What mdoc makes of the few escapes that literal text needs.
plain()
{
	sed -e "s/\\\\(aq/'/g" -e 's/\\(ga/`/g' -e 's/\\&//g' -e 's/\\e/\\/g'
}

# Write each whole file of the page into a folder.
extract()
{
	awk -v folder="$2" '
	/^\.\\" file: / { name = $3 }
	/^\.Bd -literal/ { open = 1; first = 1; next }
	/^\.Ed/ { open = copy = 0 }
	open && first {
		first = 0
		copy = $0 == "format: 1"
		if (copy && !name)
			print "no name for the block in line " NR >"/dev/stderr"
		if (copy)
			path = folder "/" name
		name = ""
	}
	copy { print >path }' "$1"
	for file in "$2"/*.yaml; do
		plain <"$file" >"$file.plain" && mv "$file.plain" "$file"
	done
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

# The lines of a shell block of the README: ```sh
readme_lines()
{
	awk '/^```/ { inside = $0 == "```sh"; next }
	inside && /^unstuck / && !/# terminal/' README.md
}

# .Dl unstuck ..., but for those below a comment `.\" terminal`
manual_lines()
{
	awk '/^\.Dl unstuck / && before != ".\\\" terminal" { print substr($0, 5) }
	{ before = $0 }' man/unstuck.1 | plain
}

run_line()
{
	cd "$top" || return 1
	case $1 in
	*\>* | *-o\ * | *--output*) cd "$here/run" || return 1 ;;
	esac
	sh -c "$1"
}

extract man/unstuck-flow.5 "$here/pack"
for file in "$here/pack"/*.yaml; do
	case $file in
	*/pack.yaml) try pack.yaml "$UNSTUCK" lint "$here/pack/" ;;
	*) try "${file##*/}" "$UNSTUCK" lint "$file" ;;
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

awk '/^```/ { inside = $0 == "```yaml"; next } inside' README.md \
	>"$here/readme/no-space.yaml"
try README.md "$UNSTUCK" lint "$here/readme/no-space.yaml"

{
	manual_lines
	readme_lines
} | LC_ALL=C sort -u >"$here/lines"
try 'there are examples' test -s "$here/lines"
while IFS= read -r line <&3; do
	try "$line" run_line "$line"
done 3<"$here/lines"
echo "1..$count"
