#!/usr/bin/env bats
# detect: both detectors, told in the lab's own lines.

load helpers

setup_file() {
  make_house
  cd "$HOUSE"
  "$RACELAB" detect 2 --seed 3 >"$BATS_FILE_TMPDIR/told.txt" || echo $? >"$BATS_FILE_TMPDIR/code"
  cp -a build/detect "$BATS_FILE_TMPDIR/kept"
}
setup() { cd "$HOUSE"; }
told() { run -0 cat "$BATS_FILE_TMPDIR/told.txt"; }
line_of() { grep -n "$1" "$ROOM/accumulator.c" | cut -d: -f1; }

@test "Both detectors see the race, and the exit code is 1." {
  told
  says 'a data race on `i`, seen by ThreadSanitizer'
  says 'a data race on `i`, seen by Helgrind'
  is "$(cat "$BATS_FILE_TMPDIR/code")" 1
}

@test "Each race names both functions and both lines, with their source." {
  told
  for detector in ThreadSanitizer Helgrind; do
    part=$(sed -n "/seen by $detector/,/^  reported/p" <<<"$output")
    grep -q 'in increment()' <<<"$part"
    grep -q 'in decrement()' <<<"$part"
    grep -qxF "      accumulator.c:$(line_of 'i++;')  i++;" <<<"$part"
    grep -qxF "      accumulator.c:$(line_of 'i--;')  i--;" <<<"$part"
  done
}

@test "It says why that matters, how many runs reported, the seed, and what next." {
  told
  says "Nothing orders these two"
  [[ $output =~ reported\ in\ [1-9][0-9]*\ of\ [1-9][0-9]*\ runs ]]
  says "Seed 3; the detectors' own words are in build/detect/02-accumulator/run"
  is "${lines[-1]}" "  Next: mend the program, then make check LAB=02"
}

@test "The detectors' own words are where it says." {
  grep -q 'WARNING: ThreadSanitizer: data race' "$BATS_FILE_TMPDIR"/kept/02-accumulator/run/tsan-*.log.*
  grep -q '<kind>Race</kind>' "$BATS_FILE_TMPDIR"/kept/02-accumulator/run/helgrind-*.log.*
}

@test "There is no escape code in a pipe." {
  told
  lacks $'\e'
}

@test "--json prints the findings as plain data, and nothing else." {
  run -1 --separate-stderr "$RACELAB" detect 2 --json
  is "$stderr" ""
  is "$(jq -r '[.findings[] | select(.kind == "race") | .tool] | unique | join(" ")' <<<"$output")" "helgrind tsan"
  is "$(jq -r '[.findings[].variable] | unique | join(" ")' <<<"$output")" i
}

@test "A correct program is clean in every run, and the exit code is 0." {
  cp "$ACCUMULATOR/accumulator.c" "$ROOM"
  run -0 "$RACELAB" detect 2
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  says "ThreadSanitizer reports nothing in 18 runs"
  says "Helgrind reports nothing in 2 runs"
}

@test "What was held is told where the detector says it." {
  told
  is "$(grep -c 'holding no lock' <<<"$output")" 2
}

@test "The lock that one side holds is told." {
  cp "$ACCUMULATOR/rejected/one-side-lock/accumulator.c" "$ROOM"
  run -1 "$RACELAB" detect 2
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  says "holding 1 lock"
  says "holding no lock"
}

@test "Helgrind's word against a correct program with atomics costs nothing." {
  cp "$ACCUMULATOR/also/cas-spinlock/accumulator.c" "$ROOM"
  run -0 "$RACELAB" detect 2
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  says "Helgrind does not know C11 atomics, which this program uses"
  is "${lines[-1]}" "  Next: make explore LAB=02"
}

@test "A thread that the detector does not name is told by the function it began in." {
  run -1 "$RACELAB" detect "$PROGRAMS/foreign-unlock.c"
  says "a thread that began in helper() is in release() here"
  lacks "unnamed"
}

@test "A program that does not compile is told with file and line." {
  echo 'int accumulate(int rounds) { return rounds }' >"$ROOM/accumulator.c"
  run -2 "$RACELAB" detect 2
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  says "accumulator.c:1:"
}

@test "A program with a call that the lab forbids is not run." {
  cp "$ACCUMULATOR/rejected/fork/accumulator.c" "$ROOM"
  run -1 "$RACELAB" detect 2
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  says "not run"
  says "uses \`fork\`"
}
