# one at a time; it starts in the first
"$UNSTUCK" walk outlet --lang zh,en --flows tests/cli/flows </dev/null | head -n 3
