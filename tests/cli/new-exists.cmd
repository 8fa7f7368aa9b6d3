cd "$T"
echo mine >mine.yaml
"$UNSTUCK" new mine
echo "exit $?"
cat mine.yaml
"$UNSTUCK" new mine --force
sed -n 2p mine.yaml
