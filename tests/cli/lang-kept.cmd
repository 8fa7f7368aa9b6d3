# the last choice on a screen comes before the locale
mkdir -p "$T/.local/state/unstuck"
echo zh >"$T/.local/state/unstuck/lang"
"$UNSTUCK" list --flows tests/cli/flows | head -n 1
UNSTUCK_LANG=en "$UNSTUCK" list --flows tests/cli/flows | head -n 1
echo nonsense >"$T/.local/state/unstuck/lang"
"$UNSTUCK" list --flows tests/cli/flows | head -n 1
