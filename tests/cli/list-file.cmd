"$UNSTUCK" list --flows tests/cli/flows -o "$T/list"
echo "said nothing: $?"
head -n 1 "$T/list"
