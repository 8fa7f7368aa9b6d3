"$UNSTUCK" list --lnag en
