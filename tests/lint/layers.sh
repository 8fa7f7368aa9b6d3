#!/bin/sh
# layers.sh - every include is one that src/LAYERS allows.
. tests/lint/lib.sh

layers()
{
	awk -f tests/lint/layers.awk src/LAYERS "$1"
}

for file in $(own_sources); do
	check "$file" silent layers "$file"
done
plan
