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
  cp build/you/02-accumulator/{made,runs}.json "$BATS_FILE_TMPDIR"
}
setup() { cd "$HOUSE"; }

shipped() { run -0 cat "$BATS_FILE_TMPDIR/shipped.txt"; RESULT=$BATS_FILE_TMPDIR/shipped.json; }
solved() { run -0 cat "$BATS_FILE_TMPDIR/solved.txt"; RESULT=$BATS_FILE_TMPDIR/solved.json; }

@test "As shipped it is not solved, and the exit code is 1." {
  shipped
  is "$(cat "$BATS_FILE_TMPDIR/shipped.code")" 1
  is "${lines[0]}" "02 The accumulator: NOT SOLVED: there is a data race"
}

# What stands behind the last empty line.
last_words() { awk '/^$/ { said = ""; next } { said = said $0 " " } END { print said }' <<<"$output" | tr -s ' '; }

@test "The verdict and the next command stand last, where a small screen still shows them." {
  shipped
  is "${lines[-1]}" "  Next: make hint LAB=02    (or make detect LAB=02)"
  [[ $(last_words) == " NOT SOLVED ("*" of 16 points): Two threads use \`i\`: "* ]] || { echo "$output"; return 1; }
}

@test "All of it fits on a screen of 24 lines, with make's own last line and the prompt." {
  for one in shipped solved; do
    "$one"
    [ "$(wc -l <<<"$output")" -le 22 ] || { echo "$output"; return 1; }
    ! grep -E '.{81}' <<<"$output" || return 1
  done
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

# The sums of the rows' points, and of what they could be: "6/16".
sum_of_rows() {
  sed -nE 's/^  (ok|NO|-) +([0-9]+)\/([0-9]+) .*/\2 \3/p' <<<"$output" |
    awk '{ points += $1; possible += $2 } END { print points "/" possible }'
}

@test "Rows that passed are folded into one, and so are those that wait for another." {
  shipped
  says " checks passed; all rows: build/racelab check 02 --all"
  is "$(grep -c '^  ok ' <<<"$output")" 1
  says "ThreadSanitizer finds no data race. - 0/1 1 more check waits for this one."
  is "$(sum_of_rows)" "$(result '"\(.result.points)/\(.result.possible)"')"
}

@test "--all folds nothing: each check stands there with its points and what it needs." {
  sed '/lab_tick/s/;//' "$ROOM/.shipped/accumulator.c" >"$ROOM/accumulator.c"
  run -1 "$RACELAB" check 2 --all
  is "$(grep -Ec '^  (ok|NO|-) +[0-9]+/[0-9]+ ' <<<"$output")" "$(result '.result.checks | length')"
  is "$(sum_of_rows)" "$(result '"\(.result.points)/\(.result.possible)"')"
  says "needs: Your program compiles."
}

@test "The points of the checks add up." {
  shipped
  is "$(result '[.result.checks[].points] | add')" "$(result .result.points)"
  is "$(result '[.result.checks[].possible] | add')" "$(result .result.possible)"
}

@test "A solved lab names the folder of its evidence." {
  solved
  says "Evidence: build/you/02-accumulator"
}

@test "The log that is named is there." {
  shipped
  log=$(sed -n 's/^  Full log: //p' <<<"$output")
  [[ $log == build/you/02-accumulator/run/* ]] || { echo "log: $log"; return 1; }
}

@test "The solution with its answers is solved, earns every point, and the exit code is 0." {
  solved
  is "$(cat "$BATS_FILE_TMPDIR/solved.code")" 0
  is "${lines[0]}" "02 The accumulator: SOLVED"
  says "SOLVED (16 of 16 points): None of "
  is "$(result '.result.verdict + " " + .result.reason')" "solved Every check of the program passed."
}

@test "A solved lab says what that is worth: the runs and the bound." {
  solved
  [[ $(flat) =~ None\ of\ ([0-9]+)\ runs\ of\ up\ to\ 1000000\ rounds\ failed.*\ fewer\ than\ 1\ in\ ([0-9]+) ]] || { echo "$output"; return 1; }
  is "${BASH_REMATCH[2]}" "$((BASH_REMATCH[1] / 3))"
}

# A busy machine may not come to the end of a large one, which counts for nothing then.
@test "No run of a solved lab was left out." {
  local runs=$BATS_FILE_TMPDIR/runs.json
  solved
  is "$(jq '[.[] | select(.manner != "altered")] | length' "$runs")" 75
  is "$(made .made.runs.all)" 75
  is "$(jq -r '.[] | select(.end != "exited") | .manner' "$runs" | grep -vE '^(larger|as large as `run`|altered)$')" ""
  [ "$(made .made.runs.tsan)" -ge 17 ]
  [ "$(made .made.runs.helgrind)" -ge 1 ]
}

@test "A solved program with open questions is told where they are." {
  cp "$ACCUMULATOR/accumulator.c" "$ROOM"
  cp "$ROOM/.shipped/answers.conf" "$ROOM"
  run -0 "$RACELAB" check 2
  says "SOLVED (12 of 16 points)"
  says "answers.conf is still empty"
  is "${lines[-1]}" "  Next: the questions in labs/02-accumulator/answers.conf, then make check LAB=02"
}

@test "A program that does not compile is told the line, and to mend that first." {
  sed '/lab_tick/s/;//' "$ROOM/.shipped/accumulator.c" >"$ROOM/accumulator.c"
  run -1 "$RACELAB" check 2
  says "It does not compile: accumulator.c:25"
  is "${lines[-1]}" "  Next: mend labs/02-accumulator/accumulator.c:25, then make check LAB=02"
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
