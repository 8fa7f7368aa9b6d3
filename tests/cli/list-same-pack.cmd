# of two packs with one name the first counts
mkdir "$T/more" && cp -R tests/cli/flows/demo "$T/more/"
"$UNSTUCK" list --flows tests/cli/flows --flows "$T/more" | grep -c lamp
