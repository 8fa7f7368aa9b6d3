# the end says what was done: a ticket was filed, nothing was repaired
printf '%s\n' 1 f | "$UNSTUCK" walk outlet --flows tests/cli/flows --line | grep -n 'Done\.'
