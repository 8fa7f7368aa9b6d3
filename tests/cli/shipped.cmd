"$UNSTUCK" lint --flows flows
"$UNSTUCK" test --flows flows
for flow in $("$UNSTUCK" list --flows flows --format json | sed -n 's/^      "id": "\(.*\)",/\1/p'); do
	for format in text markdown json; do
		"$UNSTUCK" checklist "$flow" --flows flows --lang zh,en \
			--format "$format" >"$T/paper" || echo "$flow $format"
		[ -s "$T/paper" ] || echo "nothing: $flow $format"
	done
done
