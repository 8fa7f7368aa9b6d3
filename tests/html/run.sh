#!/bin/sh
# run.sh - HTML in a real browser; prints TAP.  The program is $UNSTUCK.
set -u
here=$(cd "$(dirname "$0")" && pwd)
world=$(mktemp -d "${TMPDIR:-/tmp}/html.XXXXXX") || exit 1
trap 'rm -rf "$world"' EXIT
count=0

# try WHAT COMMAND... - one test, by the command's status
try()
{
	what=$1
	shift
	count=$((count + 1))
	if "$@" >"$world/log" 2>&1; then
		echo "ok $count - html/$what"
	else
		echo "not ok $count - html/$what"
		sed 's/^/# /' "$world/log"
	fi
}

# browse OPTION... FILE - Chromium without a window and without a network
browse()
{
	rm -rf "$world/profile"
	timeout 60 "$chromium" --headless --no-sandbox --disable-gpu \
		--disable-quic --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync \
		--user-data-dir="$world/profile" "$@" 2>"$world/chromium.log"
}

chromium=$(command -v chromium || command -v chromium-browser)
try 'Chromium is there' test -n "$chromium"
try 'pdftotext is there' command -v pdftotext
try 'python3 is there' command -v python3

for flow in dependency-conflict dns-resolution; do
	page=$world/$flow.html
	"$UNSTUCK" checklist "$flow" --flows flows --lang zh,en --format html \
		-o "$page"
	try "$flow: no scripts, nothing loaded" \
		python3 "$here/check.py" plain "$page"
	browse --dump-dom "file://$page" >"$world/$flow.dom"
	try "$flow: its text is in the browser" \
		python3 "$here/check.py" text "$page" "$world/$flow.dom"
	browse --window-size=800,1000 --screenshot="$world/$flow.png" \
		"file://$page"
	try "$flow: the picture shows it" \
		python3 "$here/check.py" picture "$world/$flow.png" 800 1000
	browse --no-pdf-header-footer --print-to-pdf="$world/$flow.pdf" \
		"file://$page"
	pdftotext "$world/$flow.pdf" "$world/$flow.txt"
	try "$flow: no snippet is torn by a page" \
		python3 "$here/check.py" whole "$page" "$world/$flow.txt"
done

# A report of a case goes the same way.
printf '2\n1\nn\nsaid <b>so</b>\n\nq\n' |
	"$UNSTUCK" dns-resolution --flows flows --line --case html >/dev/null
page=$world/report.html
"$UNSTUCK" report html --flows flows --format html --redact -o "$page"
try 'a report: no scripts, nothing loaded' \
	python3 "$here/check.py" plain "$page"
browse --dump-dom "file://$page" >"$world/report.dom"
try 'a report: its text is in the browser' \
	python3 "$here/check.py" words "$page" "$world/report.dom"
try 'a report: a note is text, not HTML' grep -q '&lt;b&gt;so&lt;/b&gt;' "$page"

# The test can fail: without the rule a page tears a snippet.
page=$world/torn.html
sed 's/break-inside: avoid//g' "$world/dependency-conflict.html" >"$page"
browse --no-pdf-header-footer --print-to-pdf="$world/torn.pdf" "file://$page"
pdftotext "$world/torn.pdf" "$world/torn.txt"
try 'without the rule a snippet is torn' sh -c \
	"! python3 '$here/check.py' whole '$page' '$world/torn.txt'"
echo "1..$count"
