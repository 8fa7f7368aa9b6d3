# examples.sh - the whole files that the papers show; sourced.
# shellcheck shell=sh

# What mdoc makes of the few escapes that literal text needs.
plain()
{
	sed -e "s/\\\\(aq/'/g" -e 's/\\(ga/`/g' -e 's/\\&//g' -e 's/\\e/\\/g'
}

# Write each whole file of the page into a folder.
extract()
{
	awk -v folder="$2" '
	/^\.\\" file: / { name = $3 }
	/^\.Bd -literal/ { open = 1; first = 1; next }
	/^\.Ed/ { open = copy = 0 }
	open && first {
		first = 0
		copy = $0 == "format: 1"
		if (copy && !name)
			print "no name for the block in line " NR >"/dev/stderr"
		if (copy)
			path = folder "/" name
		name = ""
	}
	copy { print >path }' "$1"
	for file in "$2"/*.yaml; do
		plain <"$file" >"$file.plain" && mv "$file.plain" "$file"
	done
}

# examples FOLDER - those of unstuck-flow.5 into FOLDER/pack, the flow of
# README.md into FOLDER/readme
examples()
{
	mkdir -p "$1/pack" "$1/readme"
	extract man/unstuck-flow.5 "$1/pack"
	awk '/^```/ { inside = $0 == "```yaml"; next } inside' README.md \
		>"$1/readme/no-space.yaml"
}
