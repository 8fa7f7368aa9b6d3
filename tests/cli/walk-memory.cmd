# what was said is forgotten: a long talk does not grow (where memory can be bounded, not so under ASan)
bounded() { (ulimit -v 150000 && exec "$UNSTUCK" "$@"); }
bounded --version >/dev/null 2>&1 || exit 0
yes r | head -n 3000 | bounded walk outlet --line --flows tests/cli/flows >/dev/null &&
	yes l | head -n 3000 | bounded --line --flows tests/cli/flows >/dev/null
