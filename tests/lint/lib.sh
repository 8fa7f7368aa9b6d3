# lib.sh - what the checks of this folder share; they print TAP.  Each runs
# from the top of the tree, with CC and LINT_FLAGS in the environment.
# shellcheck shell=sh
set -u
count=0
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

own_sources()
{
	find src include -name '*.[ch]' | LC_ALL=C sort
}

test_sources()
{
	find tests -name '*.[ch]' | LC_ALL=C sort
}

# report STATUS WHAT [FILE] - one test; the file says why it failed
report()
{
	count=$((count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $count - $2"
	else
		echo "not ok $count - $2"
		if [ -n "${3-}" ]; then
			sed 's/^/# /' "$3"
		fi
	fi
}

# check WHAT COMMAND... - one test, by the command's status
check()
{
	what=$1
	shift
	status=0
	"$@" >"$scratch/log" 2>&1 </dev/null || status=$?
	report "$status" "$what" "$scratch/log"
}

# silent COMMAND... - succeeds when the command does and says nothing
silent()
{
	"$@" >"$scratch/said" 2>&1 || {
		cat "$scratch/said"
		return 1
	}
	cat "$scratch/said"
	! [ -s "$scratch/said" ]
}

# needs TOOL... - one failure for each that is not installed
needs()
{
	missing=0
	for tool; do
		if ! command -v "$tool" >/dev/null; then
			echo "install it: sh tools/setup.sh lint" >"$scratch/log"
			report 1 "$tool is here" "$scratch/log"
			missing=1
		fi
	done
	return "$missing"
}

# parallel COMMAND LIST - run the command line, a string, on each file that the
# list names, several at once; one test per file.
parallel()
{
	mkdir "$scratch/each"
	COMMAND=$1 SCRATCH=$scratch/each \
		xargs -P "$(nproc 2>/dev/null || echo 2)" -I FILE sh -c '
		log=$SCRATCH/$(echo "$1" | tr / %)
		sh -c "$COMMAND" sh "$1" >"$log" 2>&1 || : >"$log.bad"
		' sh FILE <"$2"
	while read -r file; do
		log=$scratch/each/$(echo "$file" | tr / %)
		status=0
		if [ -e "$log.bad" ]; then
			status=1
		fi
		report "$status" "$file" "$log"
	done <"$2"
}

plan()
{
	echo "1..$count"
}
