for command in walk checklist list show lint test export help; do
	"$UNSTUCK" help "$command"
	echo
done
