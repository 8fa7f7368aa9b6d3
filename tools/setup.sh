#!/bin/sh
# setup.sh [GOAL...] - install what a fresh Debian lacks, then run make.
#
# Without a GOAL: `make run`, which builds and opens the wizard.  Only what is
# missing is installed, and tools for tests only when a goal needs them.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- run

packages='make gcc libc6-dev pkg-config libncurses-dev libyaml-dev
	libmd4c-dev libpcre2-dev libjansson-dev libunistring-dev
	libstemmer-dev zlib1g-dev'
test_packages='libcmocka-dev libvterm-dev strace tmux screen jq diffutils
	graphviz chromium poppler-utils fonts-noto-cjk python3 procps'

for goal; do
	case $goal in
	check | schema | asan | cov | distcheck)
		packages="$packages python3-jsonschema python3-yaml" ;;
	esac
	case $goal in
	check | unit | golden | line | screen | cli | case | man | html | schema | \
		find | fuzz-replay | asan)
		packages="$packages $test_packages" ;;
	installcheck)
		packages="$packages diffutils" ;;
	dist)
		packages="$packages git" ;;
	distcheck)
		packages="$packages $test_packages git" ;;
	lint | lint-*)
		packages="$packages $test_packages clang clang-format
			clang-tidy cppcheck shellcheck mandoc binutils" ;;
	format)
		packages="$packages clang-format" ;;
	cov)
		packages="$packages $test_packages gcovr" ;;
	fuzz)
		packages="$packages clang libclang-rt-dev" ;;
	bench)
		packages="$packages libcmocka-dev libvterm-dev dialog whiptail
			fzf fzy lowdown jq ripgrep" ;;
	esac
done

say()
{
	echo "setup: $*" >&2
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
	say 'this is not Debian, so nothing is installed from here.  Needed are'
	say 'a C11 compiler, GNU make, pkg-config, and the headers of ncursesw,'
	say 'libyaml, md4c, pcre2, jansson, libunistring, libstemmer and zlib.'
	if ! command -v make >/dev/null; then
		say "install them, then run: make $*"
		exit 1
	fi
	exec make "$@"
fi

missing=
for package in $packages; do
	case " $missing " in
	*" $package "*) continue ;;
	esac
	state=$(dpkg-query -W -f '${db:Status-Status}' "$package" \
		2>/dev/null) || state=
	if [ "$state" != installed ]; then
		missing="$missing $package"
	fi
done

# apt-get, silent unless it fails
apt()
{
	# shellcheck disable=SC2086 # $root may be empty
	if ! told=$($root env DEBIAN_FRONTEND=noninteractive apt-get -qq \
		-o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@" \
		2>&1 </dev/null); then
		printf '%s\n' "$told" >&2
		return 1
	fi
}

install_missing()
{
	# shellcheck disable=SC2086 # a list of words
	apt install -y --no-install-recommends $missing
}

# A fresh image knows no packages yet.
lists_are_empty()
{
	for list in /var/lib/apt/lists/*_Packages*; do
		if [ -e "$list" ]; then
			return 1
		fi
	done
}

if [ -n "$missing" ]; then
	root=
	if [ "$(id -u)" != 0 ]; then
		if ! command -v sudo >/dev/null; then
			say "missing:$missing"
			say 'this needs root and there is no sudo.  As root, run:'
			say "apt-get install --no-install-recommends$missing"
			exit 1
		fi
		root=sudo
	fi
	say "installing$missing"
	if lists_are_empty; then
		apt update
	fi
	# Lists that are old may name versions that are gone: once more.
	if ! install_missing && ! { apt update && install_missing; }; then
		say 'that failed; when it works by hand, run this again:'
		say "apt-get install --no-install-recommends$missing"
		exit 1
	fi
fi
exec make "$@"
