flows=$PWD/tests/screen/flows/paths
cd "$T" || exit
printf 'Tue Nov 24\r\nby car, 8:15\r\n' >book
printf 'by car\non foot\n' >both
: >empty
key() {
	"$UNSTUCK" checklist key --flows "$flows" --answer place=office --answer time=today "$@"
}
key --paste way=book | grep -i "car"
for file in both empty missing; do
	key --paste way=$file
	echo "exit $?"
done
key --paste =book
key --paste other=book
"$UNSTUCK" walk --paste way=book
printf '1\nq\n' | "$UNSTUCK" walk key --flows "$flows" --line --answer place=office --paste way=book --case key >/dev/null
"$UNSTUCK" report key --flows "$flows" | sed -n '/^Evidence/,$p'
