#!/bin/sh
# every-page FLOW - draw each page of a shipped flow, in both languages, at
# two sizes, from its head to its end.  A story of its own is written and told
# for it; UNSTUCK and DRIVE name the programs.
set -eu

# What no page may show: holes, marks of Markdown, what has no width.
whole() {
	printf '%s\n' 'gone {{' 'gone }}' 'gone **' 'gone �' 'gone \u{'
}

look() { # the key line's last words, which say the language
	echo "row -1 ? $1"
	whole
	echo 'key end'
	echo 'mark'
	whole
	echo 'key home'
}

page() {
	echo 'size 80 24'
	echo "run --lang en 'flink/$1'"
	look keys
	echo 'key f2'
	look 按键
	echo 'resize 40 12'
	look 按键
	echo 'key f2'
	look keys
	printf '%s\n' 'key q' 'expect-exit 0'
}

"$UNSTUCK" show "flink/$1" >"$HOME/outline"
sed -n 's/^  [^ ]  \([a-z0-9-]*\)  .*/\1/p' "$HOME/outline" >"$HOME/nodes"
test "$(wc -l <"$HOME/nodes")" -gt 5
{
	echo 'limit 120000'
	while read -r node; do
		page "$1#$node"
	done <"$HOME/nodes"
} >"$HOME/pages.script"
exec "$DRIVE" --program "$UNSTUCK" "$HOME/pages.script"
