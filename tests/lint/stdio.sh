#!/bin/sh
# stdio.sh - only sys and the faces put bytes out.
. tests/lint/lib.sh

stdio()
{
	awk -f tests/lint/stdio.awk src/LAYERS "$1"
}

for file in $(own_sources); do
	check "$file" silent stdio "$file"
done
plan
