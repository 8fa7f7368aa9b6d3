echo "format: 1" >"$T/lamp.yaml"
"$UNSTUCK" "$T/lamp.yaml"
