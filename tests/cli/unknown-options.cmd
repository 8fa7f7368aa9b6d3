# all faults in one run
"$UNSTUCK" list --lnag en -x --force=yes --lang
