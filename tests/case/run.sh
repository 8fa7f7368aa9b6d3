#!/bin/sh
# run.sh - faults while a case is saved; prints TAP.  The program is $UNSTUCK.
set -u
cd "$(dirname "$0")/../.." || exit 1
if ! [ -x "$UNSTUCK" ]; then
	echo "Bail out! no program: $UNSTUCK"
	exit 1
fi
flows=$PWD/tests/screen/flows/paths
world=$(mktemp -d "${TMPDIR:-/tmp}/case.XXXXXX") || exit 1
trap 'umount "$world/disk" 2>/dev/null; chmod -R u+w "$world"; rm -rf "$world"' EXIT
count=0
answers='2 1 2 b 2 x q' # office, by car, earlier; back; again; not fixed

# report STATUS NAME [FILE]
report()
{
	count=$((count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $count - case/$2"
	else
		echo "not ok $count - case/$2"
		[ $# -lt 3 ] || sed 's/^/# /' "$3"
	fi
}

# try WHAT COMMAND...
try()
{
	what=$1
	shift
	status=0
	"$@" >"$world/log" 2>&1 || status=1
	report $status "$what" "$world/log"
}

fresh()
{
	chmod -R u+w "$world/home" 2>/dev/null
	rm -rf "${world:?}/home"
	mkdir "$world/home"
	export HOME="$world/home"
	cases=$HOME/.local/state/unstuck/cases
	file=$cases/key-1125.case
}

# walk [COMMAND...] - the whole walk, under the command; pages go to out
walk()
{
	# shellcheck disable=SC2086 # a line each
	printf '%s\n' $answers |
		"$@" "$UNSTUCK" key --line --flows "$flows" \
			>"$world/out" 2>"$world/err"
}

# What was acknowledged: each page that followed an answer, less those that
# Back took away.  A page begins with the title of its flow.
acknowledged()
{
	awk '
	/> q$/ { exit }
	/> b$/ { back = 1 }
	/^The key is gone/ {
		if (pages++ > 0)
			answers += back ? -1 : 1
		back = 0
	}
	END { print answers + 0 }' "$world/out"
}

# What is there afterwards; -1: no case
kept()
{
	if [ -e "$file" ]; then
		"$UNSTUCK" report key-1125 --flows "$flows" --format json \
			2>"$world/err2" </dev/null | jq '.path | length'
	else
		echo -1
	fi
}

# The case has all that was acknowledged, and at most the one answer more that
# was on the disk when the program died.
nothing_lost()
{
	want=$(acknowledged)
	have=$(kept)
	echo "acknowledged $want, kept $have"
	cat "$world/err" 2>/dev/null
	if [ "$want" = 0 ]; then
		return 0
	fi
	[ "$have" -ge $((want - 1)) ] && [ "$have" -le $((want + 1)) ] &&
		all_records_whole
}

all_records_whole()
{
	! grep -q -v ', sum: [0-9a-f]\{16\}}$' "$file" ||
		[ "$(grep -c -v ', sum: [0-9a-f]\{16\}}$' "$file")" = 1 ]
}

# ---- the walk itself -----------------------------------------------------------
fresh
walk env
echo "acknowledged $(acknowledged), kept $(kept)" >"$world/log"
[ "$(cat "$world/log")" = 'acknowledged 4, kept 4' ]
report $? 'a walk without faults keeps its answers' "$world/log"
cp "$world/out" "$world/clean.out"
cp "$file" "$world/clean.case"

# ---- killed at every call -------------------------------------------------------
for call in openat write fdatasync fsync; do
	for k in 1 2 3 4 5 6 7 8; do
		fresh
		mkdir -p "$cases" && chmod 700 "$HOME/.local/state/unstuck" "$cases"
		case $call in
		write | fdatasync) only="-P $file" ;;
		*) only= ;;
		esac
		# shellcheck disable=SC2086 # none or two words
		walk strace -f -qq -o /dev/null $only -e trace=$call \
			-e inject=$call:signal=SIGKILL:when=$k
		try "killed at $call $k" nothing_lost
	done
done

# ---- every call fails -------------------------------------------------------------
for error in ENOSPC EIO EDQUOT EROFS; do
	for call in write fdatasync; do
		for k in 1 2 4 6; do
			fresh
			mkdir -p "$cases"
			chmod 700 "$HOME/.local/state/unstuck" "$cases"
			walk strace -f -qq -o /dev/null -P "$file" \
				-e trace=$call -e inject=$call:error=$error:when=$k
			code=$?
			try "$call $k ends with $error: said, nothing lost" sh -c "
				[ $code = 4 ] && grep -q 'could not save' '$world/err'"
			try "$call $k ends with $error: kept" nothing_lost
		done
	done
done
for k in 1 3 5; do
	fresh
	walk strace -f -qq -o /dev/null -e trace=write,fdatasync \
		-e inject=write,fdatasync:error=EINTR:when=$k
	try "EINTR at $k is no fault" cmp "$world/out" "$world/clean.out"
done

# ---- on the disk before it is acknowledged ------------------------------------------
# After a line is written to the case nothing may go to standard output before
# fdatasync has ended well; one that strace made up did not happen.
synced_first()
{
	awk -v file="$file>" '
	/ write\(/ && index($0, file) { dirty = 1; lines++ }
	/ fdatasync\(/ && index($0, file) && / = 0$/ { dirty = 0 }
	/ write\(1</ && dirty { bad++ }
	END {
		print lines + 0 " lines, " bad + 0 " acknowledged too early"
		exit bad > 0 || lines < 5
	}' "$world/trace"
}
fresh
walk strace -f -qq -y -s 0 -o "$world/trace" -e trace=write,fdatasync
try 'each line is on the disk before the next page' synced_first
fresh
walk strace -f -qq -y -s 0 -o "$world/trace" -e trace=write,fdatasync \
	-e inject=fdatasync:retval=0
! synced_first >"$world/log" 2>&1
report $? 'without syncing that test would fail' "$world/log"

# ---- random kills -------------------------------------------------------------------
lost=0
for k in $(seq 1 40); do
	fresh
	(sleep "0.00$((k % 10))$((k / 10))"; pkill -9 -f "key --line --flows $flows") &
	walk env
	wait
	nothing_lost >"$world/log" 2>&1 || lost=$((lost + 1))
done
try 'killed at random moments' test "$lost" = 0

# ---- places that must not be used ------------------------------------------------------
refused()
{
	walk env
	code=$?
	cat "$world/err"
	[ "$code" = 4 ] && grep -q "$1" "$world/err"
}
fresh
mkdir -p "$HOME/.local/state" "$HOME/else"
ln -s "$HOME/else" "$HOME/.local/state/unstuck"
mkdir -p "$HOME/else/cases" && chmod 777 "$HOME/else/cases"
try 'a folder others may look into' refused 'others may look into'
fresh
mkdir -p "$HOME/.local/state/unstuck" "$HOME/else" && chmod 700 "$HOME/else"
ln -s "$HOME/else" "$cases"
try 'a link in place of the folder' refused 'a link or a file'
fresh
mkdir -p "$HOME/.local/state/unstuck" && echo >"$cases"
try 'a file in place of the folder' refused 'cannot save'
fresh
mkdir -p "$cases" && chmod 700 "$cases" && chown 65534 "$cases"
try 'a folder of another user' refused 'another user'
fresh
(unset HOME XDG_STATE_HOME; walk env) && status=1 || status=0
report $status 'no HOME: said, not silent' "$world/err"
fresh
(umask 000; walk env)
try 'umask 000: still private' sh -c "
	[ \$(stat -c %a '$cases') = 700 ] && [ \$(stat -c %a '$file') = 600 ]"
fresh
mkdir "$world/disk" 2>/dev/null
if mount -t tmpfs -o size=16k,mode=700 tmpfs "$world/disk" 2>/dev/null; then
	export XDG_STATE_HOME="$world/disk"
	head -c 12k /dev/zero >"$world/disk/fill"
	cases=$world/disk/unstuck/cases file=$cases/key-1125.case
	walk env
	try 'a full disk: kept what was acknowledged' nothing_lost
	umount "$world/disk"
	unset XDG_STATE_HOME
else
	report 1 'a small disk can be mounted'
fi

# ---- two at once ------------------------------------------------------------------------
fresh
mkfifo "$world/pipe"
"$UNSTUCK" key --line --flows "$flows" <"$world/pipe" >"$world/first" 2>&1 &
first=$!
exec 3>"$world/pipe"
echo 2 >&3
tries=0
until [ -s "$file" ] || [ $tries = 100 ]; do
	tries=$((tries + 1))
	sleep 0.05
done
"$UNSTUCK" resume key-1125 --line --flows "$flows" </dev/null \
	>"$world/out" 2>"$world/log"
code=$?
grep -q "in use ($(uname -n), process $first, since " "$world/log" &&
	[ $code = 4 ]
report $? 'the second is told host, process and time' "$world/log"
"$UNSTUCK" report key-1125 --flows "$flows" </dev/null >"$world/log" 2>&1
report $? 'it may be read' "$world/log"
walk env
try 'a new one gets another name' test -e "$cases/key-1125-2.case"
exec 3>&-
wait "$first"

fresh
for k in 1 2 3 4 5 6 7 8; do
	printf '2\nq\n' | "$UNSTUCK" key --line --flows "$flows" \
		>/dev/null 2>&1 &
done
wait
try 'eight at once make eight cases' \
	sh -c "[ \$(ls '$cases'/*.case | wc -l) = 8 ]"

# ---- damaged files --------------------------------------------------------------------------
spoiled()
{
	rm -f "$cases"/*.damaged*
	printf 'q\n' | "$UNSTUCK" resume key-1125 --line --flows "$flows" \
		>"$world/out" 2>"$world/err"
	code=$?
	cat "$world/err"
	[ $code -le 4 ] && { ! grep -q damaged "$world/err" ||
		[ -e "$file.damaged" ] || grep -q 'no case' "$world/err"; }
}
bad=0
size=$(wc -c <"$world/clean.case")
for at in $(seq 0 37 "$size"); do
	fresh
	mkdir -p "$cases" && chmod 700 "$HOME/.local/state/unstuck" "$cases"
	head -c "$at" "$world/clean.case" >"$file"
	spoiled >"$world/log" 2>&1 || bad=$((bad + 1))
	{ head -c "$at" "$world/clean.case"; printf '\377'
		tail -c +$((at + 2)) "$world/clean.case"; } >"$file"
	spoiled >"$world/log" 2>&1 || bad=$((bad + 1))
done
try 'cut and changed anywhere: read or set aside' test "$bad" = 0

# ---- clocks --------------------------------------------------------------------------------
fresh
printf '2\nq\n' | UNSTUCK_TODAY=2026-11-25 "$UNSTUCK" key --line \
	--flows "$flows" >/dev/null
printf '1\nq\n' | UNSTUCK_TODAY=2016-01-01 "$UNSTUCK" resume --line \
	--flows "$flows" >/dev/null
try 'a clock set back does not reorder' sh -c "
	'$UNSTUCK' report key-1125 --flows '$flows' --format json |
	jq -e '[.path[].option] == [\"office\", \"car\"]'"
echo "1..$count"
