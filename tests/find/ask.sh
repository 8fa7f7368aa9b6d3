#!/bin/sh
# ask.sh words|find|scan - what the program answers to the whole corpus.
#
# One line a query or text, with tabs between the fields:
#   WAY LANG KIND NAME WANT VALUES STATUS ANSWER CAPTURES
# WANT and VALUES are what the corpus asks for, STATUS the program's exit
# status, ANSWER its first match (FLOW#NODE, or `none`), CAPTURES the values
# of that match (NAME=TEXT with blanks between).  Ends with 1 when the JSON of
# an answer cannot be read.
set -u
way=$1
world=$(mktemp -d "${TMPDIR:-/tmp}/find.XXXXXX") || exit 1
trap 'rm -rf "$world"' EXIT

# Two streams that go in step: what is asked, and JSON of what is answered.
answer()
{
	command=$1
	shift
	"$UNSTUCK" "$command" --flows flows --format json "$@" 2>"$world/err"
	printf '{"status":%d}\n' "$?"
}

ask_words()
{
	for lang in en zh; do
		tail -n +2 "tests/find/queries.$lang.tsv" >"$world/queries"
		while IFS='	' read -r kind want query; do
			printf 'words\t%s\t%s\t%s\t%s\t\n' \
				"$lang" "$kind" "$query" "$want" >&3
			answer find -- "$query" </dev/null
		done <"$world/queries"
	done
}

# header FILE - what it wants; it ends at the first empty line
header()
{
	want='' values='' kind=''
	while IFS= read -r line && [ -n "$line" ]; do
		case $line in
		'# want: '*) want=${line#*: } ;;
		'# values: '*) values=${line#*: } ;;
		'# kind: '*) kind=${line#*: } ;;
		esac
	done <"$1"
}

ask_texts()
{
	for file in tests/find/texts/*/*.txt; do
		lang=${file%/*}
		header "$file"
		printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$way" "${lang##*/}" \
			"$kind" "${file##*/}" "$want" "$values" >&3
		sed '1,/^$/d' "$file" >"$world/text"
		case $way in
		find) answer find - <"$world/text" ;;
		scan) answer scan "$world/text" </dev/null ;;
		esac
	done
}

case $way in
words) ask_words ;;
*) ask_texts ;;
esac 3>"$world/asked" >"$world/answers"

jq -nr '
	def first_match: .matches[0] // null;
	reduce inputs as $part ({};
		if $part | has("status") then
			.done += [.open + $part] | .open = {}
		else .open = $part end)
	| .done[]
	| [.status,
	   (first_match | if . then "\(.flow)#\(.node // "")" else "none" end),
	   (first_match | .values // {} | to_entries
	    | map("\(.key)=\(.value)") | join(" "))]
	| @tsv' "$world/answers" >"$world/answered" &&
	paste "$world/asked" "$world/answered"
