#!/usr/bin/env bats
# check: the verdict, the points and the reasons for one's own files.

load helpers

setup_file() {
  make_house
  with_solutions
  cd "$HOUSE"
  "$RACELAB" check 2 >"$BATS_FILE_TMPDIR/shipped.txt" || echo $? >"$BATS_FILE_TMPDIR/shipped.code"
  cp build/you/02-accumulator/result.json "$BATS_FILE_TMPDIR/shipped.json"
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf} "$ROOM"
  "$RACELAB" check 2 >"$BATS_FILE_TMPDIR/solved.txt" && echo $? >"$BATS_FILE_TMPDIR/solved.code"
  cp build/you/02-accumulator/result.json "$BATS_FILE_TMPDIR/solved.json"
}
setup() { cd "$HOUSE"; }

shipped() { run -0 cat "$BATS_FILE_TMPDIR/shipped.txt"; RESULT=$BATS_FILE_TMPDIR/shipped.json; }
solved() { run -0 cat "$BATS_FILE_TMPDIR/solved.txt"; RESULT=$BATS_FILE_TMPDIR/solved.json; }

@test "As shipped it is not solved, and the exit code is 1." {
  shipped
  is "$(cat "$BATS_FILE_TMPDIR/shipped.code")" 1
  [[ ${lines[0]} == "02 The accumulator: NOT SOLVED: there is a data race  ("*" of 16 points)" ]]
}

@test "The reason names the variable, both functions and both lines." {
  shipped
  reason=$(result .result.reason)
  for word in '`i`' 'increment() at accumulator.c:' 'decrement() at accumulator.c:'; do
    [[ $reason == *"$word"* ]] || { echo "lacks $word: $reason"; return 1; }
  done
}

@test "The race is told in the student's own lines." {
  shipped
  says "accumulator.c:$(grep -n 'i++;' "$ROOM/.shipped/accumulator.c" | cut -d: -f1) i++;"
}

@test "Each check stands there with its points, and they add up." {
  shipped
  is "$(grep -Ec '^  (ok|NO|-) +[0-9]+/[0-9]+ ' <<<"$output")" "$(result '.result.checks | length')"
  is "$(result '[.result.checks[].points] | add')" "$(result .result.points)"
  is "$(result '[.result.checks[].possible] | add')" "$(result .result.possible)"
}

@test "The next command and the folder of the evidence are named." {
  shipped
  says "Evidence: build/you/02-accumulator"
  is "${lines[-1]}" "  Next: make hint LAB=02    (or make detect LAB=02)"
}

@test "The log that is named is there." {
  shipped
  log=$(sed -n 's/^  Full log: //p' <<<"$output")
  [[ $log == build/you/02-accumulator/run/* ]] || { echo "log: $log"; return 1; }
}

@test "The solution with its answers is solved, earns every point, and the exit code is 0." {
  solved
  is "$(cat "$BATS_FILE_TMPDIR/solved.code")" 0
  is "${lines[0]}" "02 The accumulator: SOLVED  (16 of 16 points)"
  is "$(result '.result.verdict + " " + .result.reason')" "solved Every check of the program passed."
}

@test "A solved lab says what that is worth: the runs and the bound." {
  solved
  [[ $(flat) =~ None\ of\ ([0-9]+)\ runs\ of\ up\ to\ 1000\ rounds\ failed.*\ fewer\ than\ 1\ in\ ([0-9]+) ]] || { echo "$output"; return 1; }
  is "${BASH_REMATCH[2]}" "$((BASH_REMATCH[1] / 3))"
}

@test "No run of a solved lab was left out." {
  solved
  is "$(result .made.runs.well)" "$(result .made.runs.all)"
  [ "$(result .made.runs.tsan)" -ge 18 ] && [ "$(result .made.runs.helgrind)" -ge 2 ]
}

@test "A solved program with open questions is told where they are." {
  cp "$ACCUMULATOR/accumulator.c" "$ROOM"
  cp "$ROOM/.shipped/answers.conf" "$ROOM"
  run -0 "$RACELAB" check 2
  says "SOLVED (12 of 16 points)"
  says "answers.conf is still empty"
  says "Next: the questions in labs/02-accumulator/answers.conf"
}

@test "A program that does not compile is told the line, and to mend that first." {
  sed '/lab_tick/s/;//' "$ROOM/.shipped/accumulator.c" >"$ROOM/accumulator.c"
  run -1 "$RACELAB" check 2
  says "It does not compile: accumulator.c:25"
  says "Next: fix what the compiler reports, then make check LAB=02"
}

@test "A wrong fix is told what is wrong with it." {
  cp "$ACCUMULATOR/rejected/one-big-lock/accumulator.c" "$ROOM"
  run -1 "$RACELAB" check 2
  says "NOT SOLVED: its threads no longer run at the same time"
}

@test "--json prints result.json and nothing else." {
  echo 'int accumulate(int rounds) { return rounds }' >"$ROOM/accumulator.c"
  run -1 --separate-stderr "$RACELAB" check 2 --json
  is "$stderr" ""
  is "$(jq -S . <<<"$output")" "$(jq -S . build/you/02-accumulator/result.json)"
}

@test "--seed is used and stands in the result." {
  echo 'int accumulate(int rounds) { return rounds }' >"$ROOM/accumulator.c"
  run -1 "$RACELAB" check 2 --seed 77
  is "$(result .result.seed)" 77
}

@test "Only the files that may be edited count: a changed driver of a submission is not used." {
  mkdir "$BATS_TEST_TMPDIR/mine"
  cp "$ACCUMULATOR/accumulator.c" "$BATS_TEST_TMPDIR/mine"
  printf '#error "this driver is mine"\n' | tee "$BATS_TEST_TMPDIR/mine"/{main.c,accumulator.h} >/dev/null
  grade "$BATS_TEST_TMPDIR/mine"
  is "$(result .result.verdict)" solved
}

@test "It writes nothing outside build/." {
  ln -sf /nowhere "$ROOM/accumulator.c"
  listing >"$BATS_TEST_TMPDIR/before"
  run -1 "$RACELAB" check 2
  diff "$BATS_TEST_TMPDIR/before" <(listing)
}
