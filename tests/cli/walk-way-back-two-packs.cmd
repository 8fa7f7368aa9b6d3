# two packs have a flow of that id: the line names the pack
for pack in one two; do
	cp -R tests/cli/flows/demo "$T/$pack"
done
printf '%s\n' 4 q | "$UNSTUCK" --line --flows "$T" | tail -n 1 | cut -d ' ' -f 1-3
printf '%s\n' 2 q | "$UNSTUCK" --line --flows "$T" | tail -n 1 | cut -d ' ' -f 1-3
