flows=$PWD/flows
cd "$T" || exit
printf 'org.apache.flink.util.FlinkRuntimeException: Exceeded checkpoint tolerable failure threshold. The latest checkpoint failed due to com.aliyun.oss.OSSException: no.\n' >log
printf '1\nq\n' | "$UNSTUCK" scan log --walk --line --no-save --flows "$flows" | grep -o 'Enter takes what the output says'
printf 'java.net.UnknownHostException: a.test\n' >log
printf '1\nq\n' | "$UNSTUCK" scan log --walk --line --no-save --flows "$flows" | grep -c 'Enter takes' || :
