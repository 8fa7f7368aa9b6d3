#!/bin/sh
# embed.sh ROOT FILE... - print a C file that holds the files, whatever their
# bytes; see include/unstuck/sys/builtin.h.  Paths are told from ROOT on.
set -eu
root=$1
shift

echo '#include "unstuck/sys/builtin.h"'
i=0
for file; do
	i=$((i + 1))
	printf '\nstatic const unsigned char file_%d[] = { /* %s */\n' \
		"$i" "${file#"$root"/}"
	od -An -v -tu1 "$file" | sed 's/^ *//; s/  */,/g; s/$/,/'
	echo '0 };'
done

# A table may not be empty: the last row is a guard and is not counted.
printf '\nconst struct builtin_file builtin_files[] = {\n'
i=0
for file; do
	i=$((i + 1))
	printf '\t{ "%s", (const char *)file_%d, sizeof file_%d - 1 },\n' \
		"${file#"$root"/}" "$i" "$i"
done
printf '\t{ NULL, NULL, 0 },\n};\n'
printf 'const size_t builtin_file_count = %d;\n' "$i"
