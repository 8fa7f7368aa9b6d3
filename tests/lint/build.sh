#!/bin/sh
# build.sh COMPILER MAKE - every object compiles without one warning.
. tests/lint/lib.sh

compiler=$1
make=$2
if needs "$compiler"; then
	check "no warning of $compiler" "$make" --no-print-directory -k \
		BUILD="$BUILD/lint/$compiler" CC="$compiler" WERROR=1 objects
fi
plan
