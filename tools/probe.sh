#!/bin/sh
# probe.sh CACHE FLAG... - say which flags the compiler takes.
#
# Prints the words that work, one a line: flags, and those of the headers that
# are there; only "cc" when there is no compiler.  CC, CFLAGS and LDFLAGS come
# from the environment.  The answer is kept in CACHE until the question
# changes; a missing compiler or header is asked for anew each time.
set -u
cache=$1
shift
headers='unistr.h libstemmer.h'
question="$CC | $CFLAGS | $LDFLAGS | $headers | $*"

if [ -r "$cache" ] && [ "$(head -n 1 "$cache")" = "$question" ]; then
	exec sed 1d "$cache"
fi
set -- $CC -- "$@"
if ! command -v "$1" >/dev/null; then
	echo cc
	exit
fi
while [ "$1" != -- ]; do
	shift
done
shift

dir=$(dirname "$cache")
mkdir -p "$dir"
work=$(mktemp -d "$dir/probe.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
cat >"$work/a.c" <<'C'
#include <string.h>
int main(int argc, char **argv)
{
	char copy[64];

	memset(copy, argc, sizeof copy);
	return argv[0] ? copy[argc] : 0;
}
C

# A flag is tried with those taken before it: -pie needs -fPIE.
taken=
compiles()
{
	case $1 in
	-Wl,* | -pie) objects=$taken ;;
	*) objects="$taken $1" ;;
	esac
	$CC -Werror $CFLAGS $objects -c -o "$work/a.o" "$work/a.c" &&
		$CC -Werror $CFLAGS $taken $1 $LDFLAGS -o "$work/a" "$work/a.o"
}

for flag; do
	if compiles "$flag" >/dev/null 2>&1; then
		case $flag in
		-Wl,* | -pie) links="${links-} $flag" ;;
		*) taken="$taken $flag" ;;
		esac
	fi
done
printf '%s\n' "$question" $taken ${links-} >"$work/answer"
absent=
for header in $headers; do
	echo "#include <$header>" >"$work/h.c"
	if $CC $CFLAGS -c -o "$work/h.o" "$work/h.c" >/dev/null 2>&1; then
		echo "$header" >>"$work/answer"
	else
		absent=yes
	fi
done
if [ -z "$absent" ]; then
	cp "$work/answer" "$cache"
fi
sed 1d "$work/answer"
