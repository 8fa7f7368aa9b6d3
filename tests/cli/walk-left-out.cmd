# `walk` may be left out
"$UNSTUCK" lamp --flows tests/cli/flows | head -n 5
