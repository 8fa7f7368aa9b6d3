#!/bin/sh
# headers.sh - every header compiles alone.
. tests/lint/lib.sh

find include src tests -name '*.h' | LC_ALL=C sort >"$scratch/headers"
parallel "echo '#include \"'\$1'\"' |
	$CC -I. $LINT_FLAGS -Wall -Wextra -Werror -fsyntax-only -x c -" \
	"$scratch/headers"
plan
