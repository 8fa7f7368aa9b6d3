#!/bin/sh
# run.sh - flows, and the faults or the paper they must give; prints TAP.
#
# A case is a folder.  flow.yaml alone is a flow without a pack; flow.bytes is
# the same as a format of printf(1), for bytes that editors spoil; a folder
# with pack.yaml is a pack.  Whichever of these stands beside is compared:
#   want.diag                  `unstuck lint`, standard error and exit status
#   want.txt .md .html .json   `unstuck checklist --format …` of flow.yaml,
#                              with the arguments in `args`, if it is there
#   want.dot .mermaid          `unstuck graph --format …` of flow.yaml
# A new case: make the folder, run `UPDATE=1 make golden`, read the diff.
# UPDATE=1 rewrites what is wanted; a case without a want.* gets want.diag.
set -u
here=$(cd "$(dirname "$0")" && pwd)
diag_h=$here/../../include/unstuck/base/diag.h
if ! [ -x "$UNSTUCK" ]; then
	echo "Bail out! no program: $UNSTUCK"
	exit 1
fi
world=$(mktemp -d "${TMPDIR:-/tmp}/golden.XXXXXX") || exit 1
trap 'rm -rf "$world"' EXIT
mkdir "$world/golden"
cd "$world" || exit 1
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

# compare NAME WANTED - with what was just printed into ./got
compare()
{
	if [ -n "${UPDATE-}" ] && ! cmp -s got "$2"; then
		cp got "$2"
		echo "# rewritten: $1"
	fi
	status=0
	diff -u "$2" got >log 2>&1 || status=1
	report "$status" "$1" log
}

# What is linted: the flow's file, or the folder when it holds a pack.
target_of()
{
	if [ -e "golden/$1/pack.yaml" ]; then
		echo "golden/$1"
	else
		echo "golden/$1/flow.yaml"
	fi
}

# Copied, so that paths are short and the source tree stays as it is.
copy_case()
{
	mkdir "golden/$1"
	for file in "$here/$1"/*.yaml; do
		[ ! -e "$file" ] || cp "$file" "golden/$1/"
	done
	if [ -e "$here/$1/flow.bytes" ]; then
		# shellcheck disable=SC2059 # the file is the format
		printf "$(cat "$here/$1/flow.bytes")" >"golden/$1/flow.yaml"
	fi
}

lint_case()
{
	"$UNSTUCK" lint "$(target_of "$1")" >out 2>got
	echo "exit $?" >>got
	compare "golden/$1" "$here/$1/want.diag"
}

# print_case NAME COMMAND FORMAT SUFFIX
print_case()
{
	set -f
	# shellcheck disable=SC2046 # several arguments
	"$UNSTUCK" "$2" "golden/$1/flow.yaml" --format "$3" \
		$(cat "$here/$1/args" 2>/dev/null) >got 2>log
	set +f
	if [ -s log ]; then
		report 1 "golden/$1/want.$4" log
	else
		compare "golden/$1/want.$4" "$here/$1/want.$4"
	fi
}

has_want()
{
	for file in "$here/$1"/want.*; do
		[ -e "$file" ] && return 0
	done
	return 1
}

run_case()
{
	copy_case "$1"
	if [ -e "$here/$1/want.diag" ] || ! has_want "$1"; then
		lint_case "$1"
	fi
	for kind in "checklist text txt" "checklist markdown md" \
		"checklist html html" "checklist json json" \
		"graph dot dot" "graph mermaid mermaid"; do
		if [ -e "$here/$1/want.${kind##* }" ]; then
			# shellcheck disable=SC2086 # several words
			print_case "$1" $kind
		fi
	done
}

# Codes of faults in flows; these need no file, or one that git cannot keep.
codes()
{
	awk '
	BEGIN {
		split("read not-a-file answer value no-flow no-node " \
		      "no-case case changed packed long-line stopped", list)
		for (i in list)
			elsewhere[list[i]] = 1
	}
	/^\tX\(/ { row = "" }
	{ row = row $0 }
	/^\tX\(/, /"\)/ {
		if (row ~ /ERROR, FLOW|WARNING, FLOW/ && /"\)/) {
			split(row, parts, "\"")
			if (!(parts[2] in elsewhere))
				print parts[2]
		}
	}' "$diag_h"
}

check_codes()
{
	codes >codes
	for code in $(cat codes); do
		if grep -q -F "[$code]" "$here"/*/want.diag; then
			report 0 "a case for $code"
		else
			echo "no want.diag holds [$code]" >log
			report 1 "a case for $code" log
		fi
	done
}

for folder in "$here"/*/; do
	name=${folder%/}
	run_case "${name##*/}"
done
check_codes
echo "1..$count"
