#!/bin/sh
# each.sh [--with FOLDER] PROGRAM... - run programs that print TAP as one.
#
# Numbers the tests through, names the program in each, and adds a "not ok"
# for one that crashed, kept its plan not, or failed without saying what.  A
# program without a word of TAP is one test, judged by its exit status.
# --with FOLDER: fuzz_x gets FOLDER/x as its argument, where that is there.
set -u
with=
if [ "${1-}" = --with ]; then
	with=$2
	shift 2
fi

for program; do
	name=${program##*/}
	corpus=$with/${name#fuzz_}
	status=0
	if [ -n "$with" ] && [ -d "$corpus" ]; then
		"$program" "$corpus" 2>&1 || status=$?
	else
		"$program" 2>&1 || status=$?
	fi
	echo
	echo "end $status $name"
done | awk '
function test(result, what)
{
	print result " " ++count " - " what
}
# Until the program has ended its name is not known: keep the lines.
function flush_lines(name,    i, line, what)
{
	for (i = 1; i <= lines; i++) {
		line = kept[i]
		if (line !~ /^(not )?ok([ \t]|$)/) {
			print (line ~ /^#/ || line == "") ? line : "# " line
			continue
		}
		what = line
		sub(/^(not )?ok[ \t]*[0-9]*[ \t]*(-[ \t])?[ \t]*/, "", what)
		if (line ~ /# *[Ss][Kk][Ii][Pp]/)
			test("ok", name ": " what)
		else
			test(line ~ /^ok/ ? "ok" : "not ok", name ": " what)
	}
}
/^end [0-9]+ [^ ]+$/ {
	if (kept[lines] == "")
		lines--
	flush_lines($3)
	if ($2 > 128)
		test("not ok", $3 ": ended by signal " $2 - 128)
	else if ($2 && !failed)
		test("not ok", $3 ": ended with status " $2)
	else if (!ran && !planned)
		test("ok", $3)
	if (planned && planned != ran && $2 <= 128)
		test("not ok", $3 ": planned " planned ", ran " ran + 0)
	lines = ran = planned = failed = 0
	next
}
/^1\.\.[0-9]+/ { planned += substr($1, 4); next }
/^(not )?ok([ \t]|$)/ { ran++ }
/^not ok([ \t]|$)/ && !/# *[Ss][Kk][Ii][Pp]/ { failed++ }
{ kept[++lines] = $0 }
END { print "1.." count + 0 }'
