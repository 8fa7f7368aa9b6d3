# what was said is forgotten: a long talk does not grow (where memory can be bounded, not so under ASan)
bounded() { (ulimit -v 150000 && exec "$UNSTUCK" "$@"); }
case $UNSTUCK in */asan/*) exit 0 ;; esac
yes r | head -n 3000 | bounded walk outlet --line --flows tests/cli/flows >/dev/null &&
	yes l | head -n 3000 | bounded --line --flows tests/cli/flows >/dev/null
