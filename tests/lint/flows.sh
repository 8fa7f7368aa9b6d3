#!/bin/sh
# flows.sh - the shipped flows have no fault.
. tests/lint/lib.sh

check 'the program is there' test -x "$UNSTUCK"
check 'unstuck lint finds nothing' "$UNSTUCK" lint --strict --flows flows
plan
