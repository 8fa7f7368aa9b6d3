# what a terminal would obey is shown, not sent
folder=$T/$(printf "a\033[31m")
mkdir "$folder" && cp -R tests/cli/flows/demo "$folder/"
"$UNSTUCK" walk outlet --flows "$folder" </dev/null | tail -n 1
