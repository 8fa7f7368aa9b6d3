# a folder without a slash, where no flow or pack is called so
cp -R tests/cli/flows "$T/stuff" && cd "$T"
"$UNSTUCK" lint stuff --flows stuff
