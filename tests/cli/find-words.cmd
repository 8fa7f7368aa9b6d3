"$UNSTUCK" find lamp dark --flows tests/cli/flows
"$UNSTUCK" find dark lamp --flows tests/cli/flows
"$UNSTUCK" find 'why is my lamp dark?' --flows tests/cli/flows
"$UNSTUCK" find 灯不亮怎么办 --flows tests/cli/flows --lang zh
"$UNSTUCK" find plgged in --flows tests/cli/flows
"$UNSTUCK" find changing bulbs --flows tests/cli/flows --format json | jq -c '.matches[] | [.flow, .node, .score, .reason, .file, .values]'
"$UNSTUCK" find job cannot reach a website --flows flows | head -3
"$UNSTUCK" find 作业访问不了网站 --flows flows --lang zh | head -3
"$UNSTUCK" find how do I cook rice --flows flows; echo "exit $?"
"$UNSTUCK" find 苹果手机充不进电 --flows flows --lang zh; echo "exit $?"
"$UNSTUCK" find spark executor oom --flows flows --format json; echo "exit $?"
"$UNSTUCK" find '' ' ' '?!' --flows flows; echo "exit $?"
