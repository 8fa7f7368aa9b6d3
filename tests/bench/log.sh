#!/bin/sh
# log.sh FOLDER - make the logs that are scanned, and a pack that knows them.
#
#   words       100 words, one a line: what grep and ripgrep look for
#   pack/       a pack whose flow has a signature for each of them
#   big.log     1 GB as a job writes it, 64 lines of it known errors
#   small.log   100 KB of it
set -eu
to=$1
mkdir -p "$to/pack"
cat >"$to/pack/pack.yaml" <<-END
	format: 1
	title: {en: "Pack of a scan", zh: "扫描用流程包"}
	version: "1"
	languages: [en, zh]
	areas:
	  job: {en: "Jobs", zh: "作业"}
	ticket:
	  text: {en: "Submit a ticket.", zh: "请提交工单。"}
	  address: "https://example.com/ticket"
END

for how in Unknown Missing Broken Expired Refused Corrupt Invalid Stale Locked \
	Orphaned; do
	for what in Host Shard Offset Bucket Column Schema Token Quota Region \
		Broker; do
		echo "$how${what}Exception"
	done
done >"$to/words"

{
	cat <<-END
		format: 1
		title: {en: "Job that fails", zh: "作业失败"}
		summary: {en: "A job fails.", zh: "作业失败。"}
		area: job
		reviewed: 2026-11-22
		values:
		  host:
		    label: {en: "Host", zh: "主机"}
		    type: hostname
		    example: "kafka.test.com"
		signatures:
	END
	while read -r word; do
		cat <<-END
			  - contains: ["$word"]
			    pattern: "\\\\b$word: (?<host>[^\\\\s:]+)"
			    goto: restart
			    like: ["java.net.$word: kafka.test.com"]
			    unlike: ["Registered a handler of $word"]
		END
	done <"$to/words"
	cat <<-END
		start: restart
		nodes:
		  restart:
		    outcome: answer
		    title: {en: "Restart the job for {{host}}", zh: "为 {{host}} 重启作业"}
	END
} >"$to/pack/job.yaml"

# Lines of one second, of different lengths; then 64 times, an error between.
LC_ALL=C awk '
BEGIN {
	srand(7)
	classes = split("runtime.checkpoint.CheckpointCoordinator " \
		"runtime.taskmanager.Task runtime.jobmaster.JobMaster " \
		"streaming.runtime.tasks.StreamTask " \
		"connector.kafka.source.reader.KafkaSourceReader", class, " ")
	says = split("Triggering checkpoint %d of job %d.|" \
		"Completed checkpoint %d (%d bytes in 412 ms).|" \
		"Source: orders[%d] (attempt #%d) switched from " \
		"DEPLOYING to RUNNING.|Flushing %d rows took %d ms|" \
		"Setting offset for partition orders-%d to %d|" \
		"Received heartbeat request %d from %d.", say, "|")
	while (bytes < 16000000) {
		line = sprintf("2026-11-24 10:%02d:%02d,%03d INFO  " \
			"org.apache.flink.%s [] - ", rand() * 60, rand() * 60, \
			rand() * 1000, class[int(rand() * classes) + 1])
		line = line sprintf(say[int(rand() * says) + 1], \
			rand() * 1000000, rand() * 1000000000)
		print line
		bytes += length(line) + 1
	}
}' >"$to/block"
head -c 100000 "$to/block" >"$to/small.log"
for i in 1 2 3 4 5 6 7 8; do
	for word in UnknownHost StaleToken BrokenColumn LockedQuota \
		ExpiredToken RefusedBroker CorruptSchema OrphanedOffset; do
		cat "$to/block"
		echo "2026-11-24 11:00:0$i,000 ERROR org.apache.flink.Job [] -" \
			"java.net.${word}Exception: kafka.test.com"
	done
done >"$to/big.log"
rm "$to/block"
tail -n 1 "$to/big.log" >>"$to/small.log"
