"$UNSTUCK" lint ./tests/cli/flows/demo
UNSTUCK_TODAY=2027-11-22 "$UNSTUCK" lint ./tests/cli/flows/demo 2>&1
UNSTUCK_TODAY=2027-11-23 "$UNSTUCK" lint ./tests/cli/flows/demo 2>&1
UNSTUCK_TODAY=2027-11-23 "$UNSTUCK" lint ./tests/cli/flows/demo --strict 2>&1
