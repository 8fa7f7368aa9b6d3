#!/bin/sh
# installcheck.sh MAKE - install into a folder of its own, use what lies
# there, uninstall, and find nothing left.  Prints TAP.
#
# Answers of the walk: tests/lib/installcheck.in.  The program is linked anew,
# since the folder of its flows is compiled in; copied objects keep that short
# and leave the program that other suites are running as it is.
set -u
make=$1
here=$(cd "$BUILD" && pwd)/installcheck
root=$here/root
schema=unstuck-flow.schema.json
count=0

say()
{
	count=$((count + 1))
	echo "$1 $count - $2"
}

# try WHAT COMMAND... - one test
try()
{
	what=$1
	shift
	if "$@" >"$here/log" 2>&1; then
		say ok "$what"
	else
		say 'not ok' "$what"
		sed 's/^/# /' "$here/log"
	fi
}

remake()
{
	"$make" --no-print-directory "BUILD=$here/build" "prefix=$root" "$@"
}

installed()
{
	(cd / && env -i PATH="$PATH" HOME="$here/home" "$root/bin/unstuck" "$@")
}

walks()
{
	installed walk --line dns-resolution <tests/lib/installcheck.in &&
		grep -q . "$here/log"
}

# Nothing but flows, although the schema for editors lies beside the packs.
lists()
{
	installed list && grep -q dns-resolution "$here/log" &&
		! grep schema "$here/log"
}

carries_no_schema()
{
	grep -qF json-schema.org "$root/share/unstuck/flows/$schema" &&
		! grep -F json-schema.org "$root/bin/unstuck"
}

# The skeleton of a new flow is in the program only.
same_files()
{
	diff -r -x skeleton.yaml flows "$root/share/unstuck/flows" &&
		cmp man/unstuck.1 "$root/share/man/man1/unstuck.1" &&
		cmp man/unstuck-flow.5 "$root/share/man/man5/unstuck-flow.5"
}

nothing_left()
{
	if [ -e "$1" ]; then
		find "$1"
		return 1
	fi
}

# What was there before install stays; what install made goes.
keeps_folders()
{
	stage=$here/stage
	mkdir -p "$stage$root/bin" "$stage$root/share/man/man1" &&
		echo other >"$stage$root/share/man/man1/other.1" &&
		remake "DESTDIR=$stage" install &&
		remake "DESTDIR=$stage" install &&
		[ -x "$stage$root/bin/unstuck" ] &&
		remake "DESTDIR=$stage" uninstall || return 1
	(cd "$stage$root" && find . | LC_ALL=C sort) >"$here/left"
	printf '%s\n' . ./bin ./share ./share/man ./share/man/man1 \
		./share/man/man1/other.1 | diff - "$here/left"
}

rm -rf "$here"
mkdir -p "$here/build" "$here/home"
for part in src libcore.a builtin.c builtin.o flags consts sources probed; do
	cp -Rp "$BUILD/$part" "$here/build/"
done

try 'installs' remake install
try 'knows the folder of its flows' \
	grep -qF "$root/share/unstuck/flows" "$root/bin/unstuck"
try 'lists the flows in an empty environment' lists
try 'carries no schema in the program' carries_no_schema
try 'walks a flow line by line' walks
try 'puts the manual and the flows as they are' same_files
try 'uninstalls' remake uninstall
try 'leaves nothing behind' nothing_left "$root"
try 'keeps the folders that were there before' keeps_folders
echo "1..$count"
