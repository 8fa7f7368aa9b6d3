#!/bin/sh
# many.sh COUNT FOLDER LATE - a pack of that many flows, Lamp 0001 and on; the
# first LATE of them stand in the last area.
set -eu
mkdir "$2"
cat >"$2/pack.yaml" <<'EOF'
format: 1
title: "Lamps"
version: "1"
languages: [en]
areas: {home: "At home", away: "Away"}
ticket: {text: "Ask", address: "https://example.com/"}
EOF
awk -v count="$1" -v folder="$2" -v late="$3" 'BEGIN {
	for (i = 1; i <= count; i++) {
		n = sprintf("%04d", i)
		file = folder "/lamp-" n ".yaml"
		print "format: 1" >file
		print "title: \"Lamp " n "\"" >file
		print "summary: \"It is dark.\"" >file
		print "area: " (i <= late ? "away" : "home") >file
		print "reviewed: 2026-11-22" >file
		print "start: s" >file
		print "nodes:" >file
		print "  s: {ask: \"Is bulb " n " in?\", options: " \
			"{yes: {goto: ticket}, no: {goto: ticket}}}" >file
		close(file)
	}
}'
