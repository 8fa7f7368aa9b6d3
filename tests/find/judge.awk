# judge.awk - the lines of ask.sh against what the corpus wants.
#
# -v show=tests prints TAP, one test for each way, language and kind, those that
# fail below it; numbers start at 2, run.sh has told the first.  show=scores: how
# much is right, by kind and language.  show=gaps: known-gaps without those that
# are closed.  known-gaps is read first: `WAY LANG NAME` of what is not found yet.
# A closed gap is a failure too, so that the list only gets shorter.

function lists(all, one,    n, parts, i)
{
	n = split(all, parts, one ~ /=/ ? " " : "|")
	for (i = 1; i <= n; i++)
		if (parts[i] == one)
			return 1
	return 0
}

# A flow alone is right with each of its nodes.
function is_wanted(want, answer,    flow)
{
	flow = answer
	sub(/#.*/, "", flow)
	return lists(want, answer) || lists(want, flow)
}

function missing_value(wanted, got,    n, parts, i)
{
	n = split(wanted, parts, " ")
	for (i = 1; i <= n; i++)
		if (!lists(got, parts[i]))
			return parts[i]
	return ""
}

# Why an answer is wrong, or nothing.
function fault(want, values, status, answer, captures,    value)
{
	if (status != (answer == "none" ? 1 : 0))
		return "ended with status " status
	if (!is_wanted(want, answer))
		return "got " answer ", wanted " want
	value = missing_value(values, captures)
	return value == "" ? "" : "no " value " in " captures
}

FILENAME ~ /known-gaps$/ {
	kept[FNR] = $0
	if ($0 !~ /^(#|$)/)
		gaps[$0] = 1
	next
}

{
	group = $1 " " $2 " " $3
	name = $1 " " $2 " " $4
	if (!(group in asked))
		groups[++group_count] = group
	asked[group]++
	corpora[$1 " " $2]++
	if ($5 == "none")
		nothing[$1 " " $2]++
	why = fault($5, $6, $7, $8, $9)
	if (why == "")
		right[group]++
	if ((name in gaps) != (why != ""))
		failed[group] = failed[group] "# " name ": " \
			(why == "" ? "a known gap that is closed" : why) "\n"
	if (why == "")
		closed[name] = 1
	delete gaps[name]
}

function tell_test(i, what, bad)
{
	print (bad == "" ? "ok " : "not ok ") i " - find/" what
	printf "%s", bad
}

# Some of each language, a third of them about something else.
function too_few(    corpus, said)
{
	for (corpus in corpora)
		if (corpora[corpus] < 60 || nothing[corpus] * 3 < corpora[corpus])
			said = said "# " corpus ": " nothing[corpus] " of " \
				corpora[corpus] " find nothing\n"
	return said
}

function tell_tests(    i, name, left)
{
	for (i = 1; i <= group_count; i++)
		tell_test(i + 1, groups[i], failed[groups[i]])
	for (name in gaps)
		left = left "# " name ": no such query or text\n"
	tell_test(++i, "60 each, a third of them find nothing", too_few())
	tell_test(++i, "known gaps are of the corpus", left)
	print "1.." i
}

# "12 of 13", of the groups that match
function score(pattern,    i, all, good)
{
	for (i = 1; i <= group_count; i++)
		if (groups[i] ~ pattern) {
			all += asked[groups[i]]
			good += right[groups[i]]
		}
	return all ? good " of " all : "-"
}

function tell_score(way, kind, pattern)
{
	printf "%-6s %-10s %11s %11s\n", way, kind,
		score("^" way " en " pattern "$"),
		score("^" way " zh " pattern "$")
}

function tell_scores(    i, part, told)
{
	printf "%-6s %-10s %11s %11s\n", "find", "kind", "en", "zh"
	for (i = 1; i <= group_count; i++) {
		split(groups[i], part, " ")
		if (!((part[1] " " part[3]) in told))
			tell_score(part[1], part[3], part[3])
		told[part[1] " " part[3]] = 1
	}
	for (i = 1; i <= group_count; i++) {
		split(groups[i], part, " ")
		if (!(part[1] in told))
			tell_score(part[1], "all", ".*")
		told[part[1]] = 1
	}
}

function tell_gaps(    i)
{
	for (i = 1; i in kept; i++)
		if (!(kept[i] in closed))
			print kept[i]
}

END {
	if (show == "scores")
		tell_scores()
	else if (show == "gaps")
		tell_gaps()
	else
		tell_tests()
}
