"$UNSTUCK" lint "$T/none.yaml" "$T/nowhere/"
