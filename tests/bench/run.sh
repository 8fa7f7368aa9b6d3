#!/bin/sh
# run.sh [ROW...] - measure the program in $BUILD; see README.md.
#
# Makes the flows that are measured, once, and the same empty world for all
# programs.  Without a ROW it says at last how much is found.  Ends with 0
# whether goals are met or not.
set -eu
build=${BUILD:-build}
bench=$build/bench

# Made anew when a template changes.
stamp=$(cat tests/bench/packs.sh tests/bench/log.sh tests/bench/*.in | cksum)
if [ "$(cat "$bench/data/stamp" 2>/dev/null)" != "$stamp" ]; then
	echo 'making 11,001 flows, a log of 1 GB'
	rm -rf "$bench/data"
	sh tests/bench/packs.sh "$bench/data"
	sh tests/bench/log.sh "$bench/data/scan"
	echo "$stamp" >"$bench/data/stamp"
fi

world=$(mktemp -d "${TMPDIR:-/tmp}/unstuck.XXXXXX")
trap 'rm -rf "$world"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir "$world/home" "$world/tmp"
export HOME="$world/home" TMPDIR="$world/tmp" TZ=UTC LC_ALL=C.UTF-8
export TERM=xterm-256color
unset LANG LANGUAGE LC_CTYPE LC_MESSAGES LINES COLUMNS NO_COLOR COLORTERM
unset TMUX STY TERMINFO ESCDELAY PAGER EDITOR FZF_DEFAULT_OPTS
for variable in $(env | awk -F= '/^(UNSTUCK|XDG)_[A-Z_]*=/ { print $1 }'); do
	unset "$variable"
done
# fzf lists what this prints.
export FZF_DEFAULT_COMMAND='echo "Not sure: how to find out"'

root=$(pwd)
cd "$bench"
# Not below the temporary folder: that is memory on many machines.
rm -rf state
mkdir -m 700 state
XDG_STATE_HOME=$(pwd)/state
export XDG_STATE_HOME
../unstuck checklist --flows data/one --format markdown kafka-0 \
	>data/checklist.md
echo "$(nproc) processors, load$(uptime | sed 's/.*load average//')"
./bench "$@"
[ $# -gt 0 ] || sh "$root/tests/find/run.sh" --scores
