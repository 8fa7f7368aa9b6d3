"$UNSTUCK" walk lamp --set hots=a --set host=-rf --set "host=a b" --flows tests/cli/flows
