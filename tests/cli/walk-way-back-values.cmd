# a value of any flow on the path comes back; one of a flow that Back has left would be refused
cp -R tests/cli/flows/demo "$T/"
sed -i 's/^start:/values:\n  room: {label: {en: "Room", zh: "房间"}, type: identifier, example: "b12"}\nstart:/; s/goto: call}/goto: shop#}/; s/power\./power in {{room}}./; s/没有电。/{{room}} 没有电。/' "$T/demo/outlet.yaml"
sed 's/^area: .*/area: power/; /^values:/,/^ *room:/d; s/shop#/call/; s/ in {{room}}//; s/{{room}} //' "$T/demo/outlet.yaml" >"$T/demo/shop.yaml"
set -- walk lamp --flows "$T" --answer plugged=far --answer 'outlet#fuse=yes'
line=$(echo q | "$UNSTUCK" "$@" --answer 'shop#fuse=no' --set room=b12 | tail -n 1)
eval "\"\$UNSTUCK\" ${line#unstuck }" </dev/null | tail -n 1 | grep -o -e '--answer.*room=b12'
line=$(printf '%s\n' b b q | "$UNSTUCK" "$@" --set room=b12 | tail -n 1)
eval "\"\$UNSTUCK\" ${line#unstuck }" </dev/null | tail -n 1 | cut -d ' ' -f 1-4
