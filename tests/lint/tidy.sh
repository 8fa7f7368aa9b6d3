#!/bin/sh
# tidy.sh - clang-tidy, with the checks of .clang-tidy.
. tests/lint/lib.sh

if needs clang-tidy; then
	{
		own_sources
		test_sources
	} | grep '\.c$' >"$scratch/files"
	parallel "clang-tidy --quiet --warnings-as-errors='*' \"\$1\" -- \
		-DUNSTUCK_VERSION='\"\"' -DUNSTUCK_DATADIR='\"\"' \
		$LINT_FLAGS" "$scratch/files"
fi
plan
