#!/usr/bin/env bash
# Makes the samples anew from programs/: what clang's and gcc's ThreadSanitizer, Helgrind and DRD
# say of each, with the paths of the machine at hand turned into /lab. The tests name functions,
# lines and threads, so read the difference before you keep it: the schedule decides which of two
# racing threads is reported first. A tool's name as an argument makes only the samples of that tool.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TSAN_OPTIONS="suppress_equal_stacks=0 report_signal_unsafe=1"

build() { # OUTPUT PROGRAM COMPILER FLAGS...
	local output=$1 program=$2
	shift 2
	"$@" -std=c11 -D_GNU_SOURCE -g -O0 -pthread "-ffile-prefix-map=$PWD/programs=/lab/src" \
		-o "$output" "$PWD/programs/$program.c"
}

clean() { # FROM TO
	sed -e "s#$PWD/programs#/lab/src#g" -e "s#$work#/lab/bin#g" "$1" >"$2"
}

tsan() { # SAMPLE PROGRAM COMPILER [OPTION]
	rm -f "$work"/log.*
	build "$work/$2" "$2" "$3" -fsanitize=thread
	TSAN_OPTIONS="$TSAN_OPTIONS ${4:-} log_path=$work/log" "$work/$2" >"$work/output" 2>&1 || true
	clean "$work"/log.* "tsan/$1.log"
}

valgrind_says() { # TOOL SAMPLE PROGRAM [OPTION...]
	local tool=$1 sample=$2 program=$3
	shift 3
	build "$work/$program" "$program" clang -gdwarf-4
	valgrind --tool="$tool" "$@" --xml=yes --xml-file="$work/xml" "$work/$program" \
		>"$work/output" 2>&1 || true
	clean "$work/xml" "$tool/$sample.xml"
}

helgrind() { # SAMPLE PROGRAM [OPTION]
	valgrind_says helgrind "$@"
}

drd() { # SAMPLE PROGRAM [OPTION]
	valgrind_says drd "$1" "$2" --first-race-only=yes --check-stack-var=yes "${3:---read-var-info=yes}"
}

all_of_tsan() {
	for program in atomic condition crash destroyed foreign freed global heap leak local member \
		one_side order signal twice unlocked; do
		tsan "$program" "$program" clang
	done
	for program in destroyed global heap member; do
		tsan "$program.gcc" "$program" gcc
	done
	tsan order.second order clang second_deadlock_stack=1
	tsan global.bare global clang symbolize=0
}

all_of_helgrind() {
	for program in atomic big_block condition crash destroyed foreign global heap local member \
		one_side order relock twice unlocked; do
		helgrind "$program" "$program"
	done
	for program in local member; do
		helgrind "$program.described" "$program" --read-var-info=yes
	done
}

all_of_drd() {
	for program in again atomic barrier condition crash destroyed foreign global heap local member \
		one_side order relock twice two_locks unlocked; do
		drd "$program" "$program"
	done
	drd global.bare global --read-var-info=no
}

[ $# -gt 0 ] || set -- tsan helgrind drd
for tool; do "all_of_$tool"; done
