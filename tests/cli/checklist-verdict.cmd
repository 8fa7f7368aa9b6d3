"$UNSTUCK" checklist outlet --flows tests/cli/flows --answer fuse=no --answer change-fuse=fixd
