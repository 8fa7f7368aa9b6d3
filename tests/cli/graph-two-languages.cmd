"$UNSTUCK" graph lamp --flows tests/cli/flows --lang zh,en
