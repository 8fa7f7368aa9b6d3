"$UNSTUCK" graph outlet --flows tests/cli/flows --lang zh
"$UNSTUCK" graph outlet --flows tests/cli/flows --lang zh --format mermaid
