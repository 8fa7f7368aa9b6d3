#!/bin/sh
# packs.sh FOLDER - make the flows that are measured.
#
#   one/            a pack with one flow of 10 KB
#   thousand/       1,000 such flows, 50 in each of 20 packs
#   ten-thousand/   10,000 small flows, 500 in each of 20 packs
#   titles          their English titles, a line each
#
# A flow is a template of this folder in which @WORDS@ are replaced, others in
# each; `unstuck lint` finds no fault in any.
set -eu
to=$1
from=$(dirname "$0")

# packs FOLDER TEMPLATE COUNT SIZE - COUNT packs of SIZE flows each
packs()
{
	i=0
	while [ "$i" -lt "$3" ]; do
		i=$((i + 1))
		mkdir -p "$to/$1/pack-$i"
		sed "s/@N@/$i/g" "$from/pack.yaml.in" >"$to/$1/pack-$i/pack.yaml"
	done
	awk -v folder="$to/$1" -v packs="$3" -v size="$4" '
	BEGIN {
		things = split("Kafka MySQL Redis HBase Hologres Elastic " \
			"Hive Hudi Paimon Doris Mongo Oracle Pulsar Rabbit " \
			"Milvus Lindorm Tair Iceberg Druid Presto", thing, " ")
		places = split("in the same VPC|in another zone|" \
			"behind a proxy|of another account|in the old " \
			"cluster|on the Internet|of the test project", en, "|")
		split("同一 VPC 内|另一可用区|代理之后|另一账号下|原集群|" \
			"公网|测试项目", zh, "|")
		areas = split("network startup access", area, " ")
	}
	{ template[NR] = $0 }
	function write(n, path,    t, i, line) {
		t = thing[n % things + 1]
		for (i = 1; i <= NR; i++) {
			line = template[i]
			if (index(line, "@")) {
				gsub(/@N@/, n, line)
				gsub(/@THING@/, t, line)
				gsub(/@thing@/, tolower(t), line)
				gsub(/@PLACE_EN@/, en[n % places + 1], line)
				gsub(/@PLACE_ZH@/, zh[n % places + 1], line)
				gsub(/@AREA@/, area[n % areas + 1], line)
			}
			print line >path
		}
		close(path)
	}
	END {
		for (n = 0; n < packs * size; n++)
			write(n, sprintf("%s/pack-%d/%s-%d.yaml", folder, \
				n % packs + 1, \
				tolower(thing[n % things + 1]), n))
	}' "$from/$2"
}

packs one flow.yaml.in 1 1
packs thousand flow.yaml.in 20 50
packs ten-thousand small.yaml.in 20 500
sed -n 's/^title: {en: "\([^"]*([0-9]*)\)".*/\1/p' \
	"$to"/ten-thousand/*/*.yaml >"$to/titles"
