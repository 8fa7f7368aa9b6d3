#!/bin/sh
# build.sh COMPILER MAKE - every object compiles without one warning.
. tests/lint/lib.sh

compiler=$1
make=$2

objects()
{
	"$make" --no-print-directory -k BUILD="$BUILD/lint/$compiler" \
		CC="$compiler" WERROR=1 objects >"$scratch/build" 2>&1 &&
		return
	grep -v -e '^CC ' -e '^GEN ' "$scratch/build"
	return 1
}

if needs "$compiler"; then
	check "no warning of $compiler" objects
fi
plan
