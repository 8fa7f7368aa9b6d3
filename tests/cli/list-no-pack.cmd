"$UNSTUCK" list --flows "$T"
