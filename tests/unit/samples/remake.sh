#!/usr/bin/env bash
# Makes the samples anew from programs/: what clang's and gcc's ThreadSanitizer and Helgrind
# say of each, with the paths of the machine at hand turned into /lab. The tests name
# functions, lines and threads, so read the difference before keeping it: which of two racing
# threads is reported first depends on the schedule.
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

helgrind() { # SAMPLE PROGRAM [OPTION]
	build "$work/$2" "$2" clang -gdwarf-4
	valgrind --tool=helgrind ${3:+"$3"} --xml=yes --xml-file="$work/xml" "$work/$2" \
		>"$work/output" 2>&1 || true
	clean "$work/xml" "helgrind/$1.xml"
}

for program in atomic condition crash destroyed foreign freed global heap leak local member \
	one_side order signal twice unlocked; do
	tsan "$program" "$program" clang
done
for program in destroyed global heap member; do
	tsan "$program.gcc" "$program" gcc
done
tsan order.second order clang second_deadlock_stack=1
tsan global.bare global clang symbolize=0

for program in atomic big_block condition crash destroyed foreign global heap local member \
	one_side order relock twice unlocked; do
	helgrind "$program" "$program"
done
for program in local member; do
	helgrind "$program.described" "$program" --read-var-info=yes
done
