# the pack in the program; what is installed may come before it
"$UNSTUCK" list --lang en | grep -c "^  dns-resolution"
