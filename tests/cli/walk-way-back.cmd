# as it was called: folders that need quotes, the language
mkdir "$T/it's here" && cp -R tests/cli/flows/demo "$T/it's here/"
printf '%s\n' 2 q | "$UNSTUCK" walk outlet --flows "$T/it's here" --lang zh | tail -n 1
