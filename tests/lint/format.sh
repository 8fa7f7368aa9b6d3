#!/bin/sh
# format.sh - what clang-format would change (`make format` changes it).
. tests/lint/lib.sh

if needs clang-format; then
	{
		own_sources
		test_sources
	} >"$scratch/files"
	parallel 'clang-format --dry-run -Werror "$1"' "$scratch/files"
fi
plan
