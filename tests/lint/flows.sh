#!/bin/sh
# flows.sh - the shipped flows have no fault.
. tests/lint/lib.sh

check 'the program is there' test -x "$UNSTUCK"
check 'unstuck lint finds nothing' "$UNSTUCK" lint --strict --flows flows
check 'their tests pass and take all of them' \
	"$UNSTUCK" test --coverage --flows flows
"$UNSTUCK" new "$scratch/skeleton" >/dev/null
check 'the skeleton of a new flow has no fault' \
	"$UNSTUCK" lint --strict "$scratch/skeleton.yaml"
check 'its tests pass and take all of it' \
	"$UNSTUCK" test --coverage "$scratch/skeleton.yaml"
plan
