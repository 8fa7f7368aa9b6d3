"$UNSTUCK" "lamp#blub" --flows tests/cli/flows
