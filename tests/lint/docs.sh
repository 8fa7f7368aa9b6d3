#!/bin/sh
# docs.sh - what --help names stands in the manual, and the other way round.
#
# Commands are what `unstuck --help` lists; options are the words that begin
# with -- in the help of each command.  The manual has a command as .Ss or .It
# NAME, an option as .Fl -NAME or Fl Fl NAME.
. tests/lint/lib.sh
page=man/unstuck.1

"$UNSTUCK" --help >"$scratch/help" </dev/null
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\).*/\1/p' \
	"$scratch/help")

help_options()
{
	for command in '' $commands; do
		"$UNSTUCK" ${command:+"$command"} --help </dev/null
	done | grep -oE -e '--[a-z][a-z-]*' | LC_ALL=C sort -u
}

manual_options()
{
	sed -n '/^\./s/Fl *\(Fl *\|-\)\([a-z][a-z-]*\)/\n--\2\n/gp' "$page" |
		grep -E -e '^--[a-z]' | LC_ALL=C sort -u
}

check 'help has commands' test -n "$commands"
for command in $commands; do
	check "unstuck $command --help" \
		"$UNSTUCK" "$command" --help
	check "the manual has $command" grep -qE \
		"^\.(Sh|Ss|It)( .*)?[ \"]$command( |\"|\$)" "$page"
done

help_options >"$scratch/in-help"
manual_options >"$scratch/in-manual"
check 'help has options' test -s "$scratch/in-help"
while read -r option; do
	check "the manual has $option" grep -qxe "$option" "$scratch/in-manual"
done <"$scratch/in-help"
while read -r option; do
	check "help has $option" grep -qxe "$option" "$scratch/in-help"
done <"$scratch/in-manual"
plan
