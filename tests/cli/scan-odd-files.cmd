# What cannot be read is named, the others are scanned; nothing hangs.
cd "$T" || exit 99
export UNSTUCK_FLOWS="$OLDPWD/flows"
error='java.net.UnknownHostException: kafka.test.com: Name or service not known'
lines() { "$UNSTUCK" scan "$@" --format json | jq -c '.matches[] | [.file, .line, .last_line, .count]'; }
printf 'x\n%s\n' "$error" >good.log
mkdir folder
"$UNSTUCK" scan missing.log good.log folder /dev/zero | sed -n '/line/p'
"$UNSTUCK" scan missing.log >out
echo "exit $?"
mkfifo fifo
cat good.log >fifo &
lines fifo
# 1 TB of holes around two errors
cp good.log sparse
dd if=good.log of=sparse bs=1 seek=500000000000 conv=notrunc 2>dd
truncate -s 1T sparse
lines sparse 2>warnings
printf '\0\0\377\033[31m\n%s\033[2J\0\r\n' "$error" >binary
"$UNSTUCK" scan binary | sed -n /line/,/known/p
# a line of 3 MB, an error at its end
{ head -c 3000000 /dev/zero | tr '\0' x; printf ' %s' "$error"; } >long
lines long
