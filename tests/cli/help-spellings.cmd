for command in walk checklist list show lint test export help; do
	"$UNSTUCK" help "$command" >"$T/help"
	"$UNSTUCK" "$command" --help | cmp - "$T/help"
	"$UNSTUCK" -h "$command" | cmp - "$T/help"
done
"$UNSTUCK" help >"$T/help"
"$UNSTUCK" -h | cmp - "$T/help"
