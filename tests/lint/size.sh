#!/bin/sh
# size.sh - no file of more than 700 lines, no function of more than 60.
. tests/lint/lib.sh

size()
{
	awk '
	/^\{/ { start = FNR }
	/^\}/ {
		if (start && FNR - start - 1 > 60)
			print FILENAME ":" start ": function of " \
				FNR - start - 1 " lines"
		start = 0
	}
	END {
		if (FNR > 700)
			print FILENAME ": " FNR " lines"
	}' "$1"
}

for file in $(own_sources) $(test_sources); do
	check "$file" silent size "$file"
done
plan
