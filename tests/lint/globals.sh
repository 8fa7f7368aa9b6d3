#!/bin/sh
# globals.sh - the core owns no variable that changes.
. tests/lint/lib.sh

# Tables of constants that hold pointers are .data.rel.ro; .data, .bss, common
# and thread-local symbols are not constant.
variables()
{
	objdump -t "$BUILD/libcore.a" | awk '
	/^[^ ]+\.o:/ { file = $1 }
	/ O (\.data|\.bss|\.tdata|\.tbss|\*COM\*|COMMON)/ {
		if (!/ O \.data\.rel\.ro/)
			print file " " $NF
	}'
}

if needs objdump; then
	check 'the archive has members' grep -q '\.o' "$BUILD/libcore.a"
	check 'no variable in libcore.a' silent variables
fi
plan
