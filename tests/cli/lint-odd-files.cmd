# nothing that is no file is opened for long
mkdir "$T/a.yaml" && mkfifo "$T/b.yaml" && ln -s none "$T/c.yaml"
ln -s /dev/zero "$T/d.yaml" && truncate -s 1T "$T/e.yaml"
for file in a b c d e; do
	timeout 5 "$UNSTUCK" lint "$T/$file.yaml"
	echo $?
done
