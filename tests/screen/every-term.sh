#!/bin/sh
# every-term - walk a step on each terminal that this system describes and
# that speaks as the one of the test does.  UNSTUCK and DRIVE name the programs.
set -eu

story() {
	echo "env TERM=$1"
	echo 'run --flows tests/screen/flows/demo lamp --color never'
	echo 'wait Is the lamp plugged in?'
	echo 'row -1 Enter answer'
	echo 'key 2'
	echo 'cursor-on > 2  No'
	echo 'key enter'
	echo 'wait Is there light?'
	echo 'row 6 >[ ] 1  Take the plug.'
	if [ "$1" != linux ]; then
		printf '%s\n' 'key L' 'wait 灯亮了吗？' 'key L'
		printf '%s\n' 'wait Is there light?' 'row -1 ? keys'
	fi
	echo 'key q'
	echo 'expect-exit 0'
	echo 'modes-restored'
}

{
	echo 'limit 120000'
	toe -ah | cut -f 1 | sort -u | while read -r term; do
		if infocmp -1 "$term" 2>/dev/null | grep -q '	cup=\\E\['; then
			story "$term"
		fi
	done
} >"$HOME/terms.script"
exec "$DRIVE" --program "$UNSTUCK" "$HOME/terms.script"
