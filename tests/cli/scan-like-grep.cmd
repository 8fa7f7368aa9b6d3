# The lines are those of grep -n -i -F, in logs of any bytes and lengths.
cd "$T" || exit 99
mkdir pack
cat >pack/pack.yaml <<'END'
format: 1
title: "P"
version: "1"
languages: [en]
areas: {a: "A"}
ticket: {text: "T", address: "https://example.com/"}
END
words='UnknownHostException brokenshard quota LockedTableOfOrders e17x'
for word in $words; do
	printf 'format: 1\ntitle: "%s"\nsummary: "x"\narea: a\nreviewed: 2026-11-22\nsignatures:\n  - contains: ["%s"]\n    goto: a\n    like: ["%s"]\nstart: a\nnodes:\n  a: {outcome: answer, title: "A"}\n' \
		"$word" "$word" "$word" >"pack/$(echo "$word" | tr A-Z a-z).yaml"
done
for seed in 1 2 3; do
	LC_ALL=C awk -v words="$words" -v seed="$seed" '
	BEGIN {
		srand(seed)
		n = split(words, word, " ")
		split("abcdefghijklmnopqrstuvwxyz0123456789 .:-/eeeqqux17", byte, "")
		for (line = 1; line <= 4000; line++) {
			text = "2026-11-24 10:00:01,000 INFO  x - "
			most = rand() < 0.01 ? 3000 : 80
			for (i = int(rand() * most); i > 0; i--)
				text = text byte[int(rand() * 50) + 1]
			if (rand() < 0.02)
				text = text (rand() < 0.5 ? word[int(rand() * n) + 1] : \
					toupper(word[int(rand() * n) + 1]))
			if (rand() < 0.1)
				text = text "\001"
			printf "%s%s", text, line < 4000 ? "\n" : word[1]
		}
	}' | tr '\001' '\000' >log
	"$UNSTUCK" scan --flows pack log --format json | jq -r \
		'.matches[] | "\(.reason) \(.line) \(.last_line) \(.count)"' | sort >got
	for word in $words; do
		grep -a -n -i -F "$word" log | cut -d : -f 1 | awk -v word="$word" '
		NR == 1 { first = $1 } { last = $1 }
		END { if (NR) print word, first, last, NR }'
	done | sort >want
	cmp got want && wc -l <got
done
