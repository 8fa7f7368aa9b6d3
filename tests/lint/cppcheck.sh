#!/bin/sh
# cppcheck.sh - a second analyzer.
. tests/lint/lib.sh

if needs cppcheck; then
	check 'cppcheck finds nothing' cppcheck --quiet --error-exitcode=1 \
		--enable=warning,performance,portability --inline-suppr \
		--suppressions-list=tests/lint/cppcheck.txt \
		--std=c11 --max-configs=1 -j 2 -Iinclude \
		-DUNSTUCK_VERSION='""' -DUNSTUCK_DATADIR='""' src
fi
plan
