{
	head -c 300000 /dev/zero | tr '\0' x
	echo ' java.net.UnknownHostException: kafka.test.com: Name or service not known'
} | "$UNSTUCK" find - --flows flows
