#!/bin/sh
# man.sh - the manual is correct mdoc.
. tests/lint/lib.sh

for page in man/unstuck.1 man/unstuck-flow.5; do
	check "$page is there" test -s "$page"
done
if needs mandoc; then
	for page in man/*.[1-9]; do
		check "$page" silent mandoc -Tlint -W warning "$page"
	done
fi
plan
