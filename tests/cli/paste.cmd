printf 'Tue Nov 24\r\nby car, 8:15\r\n' >"$T/book"
printf 'by car\non foot\n' >"$T/both"
: >"$T/empty"
flows=tests/screen/flows/paths
key="checklist key --flows $flows --answer place=office --answer time=today"
"$UNSTUCK" $key --paste way="$T/book" | grep -i "car"
for file in both empty missing; do
	"$UNSTUCK" $key --paste way="$T/$file" 2>&1 | sed "s|$T|T|"
done
"$UNSTUCK" $key --paste ="$T/book"
"$UNSTUCK" $key --paste other="$T/book"
"$UNSTUCK" walk --paste way="$T/book"
printf '1\nq\n' | "$UNSTUCK" walk key --flows $flows --line --answer place=office --paste way="$T/book" --case key >/dev/null
"$UNSTUCK" report key --flows $flows | sed -n '/^Evidence/,$p' | sed "s|$T|T|"
