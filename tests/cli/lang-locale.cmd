LC_ALL=zh_CN.UTF-8 "$UNSTUCK" list --flows tests/cli/flows | head -n 1
LC_ALL= LC_MESSAGES=zh_CN "$UNSTUCK" list --flows tests/cli/flows | head -n 1
LC_ALL= LANG=zh_CN.GB18030 "$UNSTUCK" list --flows tests/cli/flows | head -n 1
LC_ALL=C "$UNSTUCK" list --flows tests/cli/flows --lang zh | head -n 1
