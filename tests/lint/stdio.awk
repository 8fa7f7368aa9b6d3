# stdio.awk - find calls that put bytes out where src/LAYERS forbids it.
#
# awk -f stdio.awk src/LAYERS FILE...
#
# Comments and texts are passed over; a member of that name (r->write) is fine.

# "src/tui/term_*.c" as a pattern: a dot is a dot, a star is anything.
function pattern(glob)
{
	gsub(/\./, "\\.", glob)
	gsub(/\*/, ".*", glob)
	return glob
}

FILENAME ~ /LAYERS$/ {
	if ($1 == "printf():")
		for (i = 2; i <= NF; i++)
			if ($i ~ /\//)
				file = file "|^" pattern($i) "$"
			else
				may[$i] = 1
	next
}

FNR == 1 {
	comment = 0
	split(FILENAME, part, "/")
	here = part[1] == "include" ? part[3] : part[2]
	if (FILENAME == "src/main.c")
		here = "main"
}

(here in may) || (file != "" && FILENAME ~ substr(file, 2)) { next }

{
	code = ""
	rest = $0
	while (rest != "") {
		if (comment) {
			at = index(rest, "*/")
			comment = !at
			rest = at ? substr(rest, at + 2) : ""
		} else if (rest ~ /^\/\*/) {
			comment = 1
			rest = substr(rest, 3)
		} else if (rest ~ /^\/\//) {
			rest = ""
		} else if (match(rest, /^"([^"\\]|\\.)*"/) ||
		    match(rest, /^'([^'\\]|\\.)*'/)) {
			rest = substr(rest, RLENGTH + 1)
		} else {
			code = code substr(rest, 1, 1)
			rest = substr(rest, 2)
		}
	}
	while (match(code, /[A-Za-z0-9_]+[ \t]*\(/)) {
		name = substr(code, RSTART, RLENGTH - 1)
		sub(/[ \t]+$/, "", name)
		before = RSTART > 1 ? substr(code, RSTART - 1, 1) : ""
		code = substr(code, RSTART + RLENGTH)
		if (before == "." || before == ">")
			continue
		if (name ~ /^(v?f?printf|v?dprintf|f?puts|f?putc|putchar)$/ ||
		    name ~ /^(f?write|pwrite|writev|perror|psignal)$/ ||
		    name ~ /^(putwchar|fputwc|fputws|v?f?wprintf)$/)
			print FILENAME ":" FNR ": " name "() puts bytes out"
	}
}
