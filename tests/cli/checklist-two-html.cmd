"$UNSTUCK" checklist outlet --flows tests/cli/flows --lang zh,en --format html | sed "1,/^<\/style>/d"
