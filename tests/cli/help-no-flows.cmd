# no pack is opened
UNSTUCK_FLOWS=$T/none "$UNSTUCK" --help | head -n 1
"$UNSTUCK" --flows "$T/none" --version | cut -d " " -f 1
