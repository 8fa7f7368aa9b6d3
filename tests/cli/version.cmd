"$UNSTUCK" --version | sed "s/[0-9][0-9.]*$/N/"
"$UNSTUCK" list --version | sed "s/[0-9][0-9.]*$/N/"
