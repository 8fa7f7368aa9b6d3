"$UNSTUCK" list --flows tests/cli/flows -o"$T/a"
"$UNSTUCK" list --flows tests/cli/flows -o "$T/b"
cmp "$T/a" "$T/b" && echo same
