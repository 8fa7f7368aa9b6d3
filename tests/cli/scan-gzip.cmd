# What gzip packed is read as it is; what is damaged gives what came before.
cd "$T" || exit 99
export UNSTUCK_FLOWS="$OLDPWD/flows"
error='java.net.UnknownHostException: kafka.test.com: Name or service not known'
lines() { "$UNSTUCK" scan "$@" --format json | jq -c '.matches[] | [.file, .line, .last_line, .count]'; }
printf 'x\n%s\n\n' "$error" >plain
gzip -c plain >one.gz
cat one.gz one.gz >two.gz
{ cat one.gz; head -c 1000 /dev/zero; } >tape.gz
{ cat one.gz; echo more; } >more.gz
{ printf '%s\n' "$error"; seq 100000; } | gzip -c | head -c 50000 >short.gz
{ printf '%s\n' "$error"; seq 100000; } | gzip -c >whole
{ head -c 50000 whole; echo damage; tail -c +50008 whole; } >damaged.gz
lines one.gz two.gz tape.gz
lines <two.gz
for file in more.gz short.gz damaged.gz; do
	lines "$file"
	"$UNSTUCK" scan "$file" >"$T/out"
	echo "exit $?"
done
printf '\050\265\057\375 zstd' >a.zst
printf '\377\376x' >utf16
lines a.zst utf16
