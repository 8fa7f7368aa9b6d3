cd "$T"
"$UNSTUCK" new no-backup
"$UNSTUCK" lint --strict ./no-backup.yaml
"$UNSTUCK" test --coverage ./no-backup.yaml
grep -n -e '^reviewed' -e '^area' no-backup.yaml
