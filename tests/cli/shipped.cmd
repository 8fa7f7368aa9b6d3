"$UNSTUCK" lint --strict --flows flows | sed 's/in [0-9]* flows/in N flows/'
"$UNSTUCK" test --coverage --flows flows |
	sed 's/^[0-9]* passed/N passed/; s/ ([0-9]* of [0-9]*)//'
for flow in $("$UNSTUCK" list --flows flows --format json | sed -n 's/^      "id": "\(.*\)",/\1/p'); do
	for format in text markdown json; do
		"$UNSTUCK" checklist "$flow" --flows flows --lang zh,en \
			--format "$format" >"$T/paper" || echo "$flow $format"
		[ -s "$T/paper" ] || echo "nothing: $flow $format"
	done
	for lang in en zh; do
		"$UNSTUCK" graph "$flow" --flows flows --coverage --lang $lang |
			dot -Tsvg >"$T/picture" || echo "no picture: $flow"
		grep -q '<g id="edge1"' "$T/picture" || echo "nothing: $flow"
	done
done
