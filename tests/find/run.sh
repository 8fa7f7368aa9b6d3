#!/bin/sh
# run.sh [--scores] - what people ask and paste, and what is found; see
# README.md.  Prints TAP; with --scores how much is found, by kind and language.
set -u
cd "$(dirname "$0")/../.." || exit 1
gaps=tests/find/known-gaps
if ! [ -x "$UNSTUCK" ]; then
	echo "Bail out! no program: $UNSTUCK"
	exit 1
fi
world=$(mktemp -d "${TMPDIR:-/tmp}/find.XXXXXX") || exit 1
trap 'rm -rf "$world"' EXIT

# What a query says, and the longest line of each text that is no frame.
# Errors and titles are quoted as they are, and short words are anybody's.
distinctive()
{
	cat tests/find/queries.*.tsv |
		awk -F '\t' '$1 !~ /^(exact|none|lookalike|# kind)$/ { print $3 }'
	awk '
	function flush_line() { if (best != "") print best; best = "" }
	FNR == 1 { flush_line(); header = 1 }
	header { header = $0 != ""; next }
	!/^[ \t]+(at|\.\.\.) / && length($0) > length(best) { best = $0 }
	END { flush_line() }' tests/find/texts/*/*.txt | tr -d '\r'
}

# Otherwise the program would be asked what it was told.
test_fresh()
{
	distinctive >"$world/distinctive"
	if grep -rnoF -f "$world/distinctive" src include flows \
		>"$world/told"; then
		echo "not ok $1 - find/no query or text stands in the program"
		sed 's/^/# /' "$world/told"
	else
		echo "ok $1 - find/no query or text stands in the program"
	fi
}

# All at once.
ways='words find scan'
for way in $ways; do
	sh tests/find/ask.sh "$way" >"$world/$way.answers" ||
		: >"$world/$way.unread" &
done
wait
for way in $ways; do
	if [ -e "$world/$way.unread" ]; then
		echo "Bail out! no JSON: $way"
		exit 1
	fi
	cat "$world/$way.answers"
done >"$world/answers"

# judge WHAT - tests, scores or gaps
judge()
{
	awk -F '\t' -v show="$1" -f tests/find/judge.awk \
		"$gaps" "$world/answers"
}

if [ -n "${UPDATE-}" ]; then
	judge gaps >"$world/gaps" && cp "$world/gaps" "$gaps"
fi
if [ "${1-}" = --scores ]; then
	judge scores
else
	test_fresh 1
	judge tests
fi
