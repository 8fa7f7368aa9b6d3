#!/bin/sh
# folders.sh make RECORD FOLDER...   make the folders, note the new ones
# folders.sh remove RECORD           remove those that are noted and empty
#
# `make install` may find some of its folders there already and must not
# remove them later.
set -eu
verb=$1
record=$2
shift 2

# Make one folder and the missing ones above it; print each that is new.
make_folder()
{
	if [ -d "$1" ]; then
		return
	fi
	make_folder "$(dirname "$1")"
	mkdir "$1"
	printf '%s\n' "$1"
}

case $verb in
make)
	new=$(for folder in "$(dirname "$record")" "$@"; do
		make_folder "${folder%/}"
	done)
	if [ -n "$new" ]; then
		printf '%s\n' "$new" >>"$record"
	fi
	;;
remove)
	if [ -r "$record" ]; then
		noted=$(sort -r "$record")
		rm -f "$record"
		printf '%s\n' "$noted" | while IFS= read -r folder; do
			rmdir "$folder" 2>/dev/null || :
		done
	fi
	;;
esac
