#!/bin/sh
# scripts.sh - shell scripts parse and shellcheck finds nothing.
. tests/lint/lib.sh

find tools tests .ci -type f \( -name '*.sh' -o -path .ci/run \) |
	LC_ALL=C sort >"$scratch/files"

parses()
{
	case $(head -n 1 "$1") in
	*bash) bash -n "$1" ;;
	*) sh -n "$1" ;;
	esac
}

while read -r script; do
	check "$script parses" parses "$script"
done <"$scratch/files"
if needs shellcheck; then
	parallel 'shellcheck -S warning -x "$1"' "$scratch/files"
fi
plan
