#!/bin/sh
# tidy.sh - clang-tidy, with the checks of .clang-tidy.
. tests/lint/lib.sh

if needs clang-tidy; then
	{
		own_sources
		test_sources
	} | grep '\.c$' >"$scratch/files"
	# max-nodes: a quarter of the paths per function, a quarter of the time
	parallel "clang-tidy --quiet --warnings-as-errors='*' \"\$1\" -- \
		-DUNSTUCK_VERSION='\"\"' -DUNSTUCK_DATADIR='\"\"' \
		-Xclang -analyzer-config -Xclang max-nodes=60000 \
		$LINT_FLAGS" "$scratch/files"
fi
plan
