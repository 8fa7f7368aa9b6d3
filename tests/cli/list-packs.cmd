# two packs with a flow of one name
mkdir "$T/more" && cp -R tests/cli/flows/demo "$T/more/other"
"$UNSTUCK" list --flows tests/cli/flows --flows "$T/more"
