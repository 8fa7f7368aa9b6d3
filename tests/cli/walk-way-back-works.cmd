line=$(printf '%s\n' 2 q | "$UNSTUCK" walk lamp --flows tests/cli/flows --lang zh | tail -n 1)
unstuck() { "$UNSTUCK" "$@"; }
eval "$line" </dev/null | tail -n 1
