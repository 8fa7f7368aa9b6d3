dots=$(printf '%300s' '' | tr ' ' .)
printf '{"a":"%s","m":"java.net.UnknownHostException: broker-1.messages.kafka.example.test.com","b":"%s"}\n' "$dots" "$dots" >"$T/log"
"$UNSTUCK" find - --flows flows <"$T/log"
