"$UNSTUCK" graph lamp --flows tests/cli/flows --coverage --format mermaid | grep -e untested -e linkStyle
