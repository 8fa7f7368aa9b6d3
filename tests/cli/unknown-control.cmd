# what a terminal would obey is shown
"$UNSTUCK" "$(printf "a\\033[31mb\\r\\302\\233")" --flows tests/cli/flows
"$UNSTUCK" "--$(printf "x\\007\\377")"
