cd "$T"
for name in 'Bad Name' pack glossary.yaml . .. x/ '' sub/x; do
	"$UNSTUCK" new "$name"
	echo "exit $?"
done
ls -A
