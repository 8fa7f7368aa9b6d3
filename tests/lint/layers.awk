# layers.awk - find includes that src/LAYERS does not allow.
#
# awk -f layers.awk src/LAYERS FILE...
#
# Prints "path:line: reason" for each; nothing when all is well.

function layer_of(path,    part)
{
	if (path == "src/main.c")
		return "main"
	sub(/^include\/unstuck\//, "src/", path)
	split(path, part, "/")
	return part[2]
}

# "<md4c*.h>" as a pattern: a dot is a dot, a star is anything.
function pattern(glob)
{
	gsub(/\./, "\\.", glob)
	gsub(/\*/, ".*", glob)
	return "^" glob "$"
}

function complain(reason)
{
	print FILENAME ":" FNR ": " reason
}

FILENAME ~ /LAYERS$/ {
	sub(/#.*/, "")
	if (NF == 0)
		next
	name = $1
	sub(/:$/, "", name)
	if (name ~ /^</) {
		rooms++
		room[rooms] = pattern(substr(name, 2, length(name) - 2))
		for (i = 2; i <= NF; i++)
			inside[rooms, i - 1] = pattern($i)
		doors[rooms] = NF - 1
	} else if (name !~ /\(\)$/) {
		for (i = 2; i <= NF; i++) {
			if ($i == "*")
				for (l in known)
					may[name, l] = 1
			else if (!($i in known))
				complain(name " stands above " $i)
			may[name, $i] = 1
		}
		known[name] = may[name, name] = 1
	}
	next
}

FNR == 1 {
	here = layer_of(FILENAME)
	if (!(here in known))
		complain("the layer " here " is not in src/LAYERS")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\"")
	if (quoted[2] !~ /\// && FILENAME ~ /^src\//)
		next # a header of the layer's own, beside the file
	if (quoted[2] !~ /^unstuck\//)
		complain("\"" quoted[2] "\": write \"unstuck/LAYER/...\"")
	else {
		there = layer_of("include/" quoted[2])
		if (!((here, there) in may))
			complain(here " may not include " there)
	}
}

/^[ \t]*#[ \t]*include[ \t]*</ {
	header = $0
	sub(/^[^<]*</, "", header)
	sub(/>.*/, "", header)
	if (header == "unistd.h")
		next
	for (r = 1; r <= rooms; r++) {
		if (header !~ room[r])
			continue
		open = 0
		for (i = 1; i <= doors[r]; i++)
			if (FILENAME ~ inside[r, i])
				open = 1
		if (!open)
			complain("<" header "> has a room of its own")
	}
}
