#!/bin/sh
# Walk line by line: NAME.answers goes in, NAME.transcript must come out.
#
# The first line of NAME.answers is the command line behind `unstuck`, the
# others are typed.  $UNSTUCK is the program; UPDATE=1 rewrites transcripts.
# Prints TAP.
set -u
cd "$(dirname "$0")/../.." || exit 2

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

talk() {
	(
		read -r arguments
		eval "set -- $arguments"
		env -i PATH="$PATH" HOME="$work/home" TERM=dumb \
			LC_ALL=C.UTF-8 UNSTUCK_TODAY="$UNSTUCK_TODAY" \
			ASAN_OPTIONS="${ASAN_OPTIONS-}" \
			UBSAN_OPTIONS="${UBSAN_OPTIONS-}" \
			"$UNSTUCK" --flows flows "$@" 2>"$work/errors"
		echo "--- exit $?"
		sed 's/^/--- /' "$work/errors"
	) <"$1"
}

count=0
failed=0
for answers in tests/line/*.answers; do
	count=$((count + 1))
	name=$(basename "$answers" .answers)
	want=tests/line/$name.transcript
	rm -rf "${work:?}/home" && mkdir "$work/home"
	talk "$answers" >"$work/got"
	if [ "${UPDATE-}" = 1 ]; then
		cp "$work/got" "$want"
	fi
	if diff -u "$want" "$work/got" >"$work/diff" 2>&1; then
		echo "ok $count - line/$name"
	else
		failed=1
		echo "not ok $count - line/$name"
		sed 's/^/# /' "$work/diff"
	fi
done
echo "1..$count"
exit $failed
