#!/usr/bin/env bats
# also under ASan
# list: each lab, the points so far as a bar, the next command to type.

load helpers

setup_file() {
  make_house
  with_solutions
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf} "$ROOM"
  "$RACELAB" check 2 >"$BATS_FILE_TMPDIR/check.txt" || true
  cp -a "$HOUSE/build/board" "$BATS_FILE_TMPDIR/solved"
}
setup() {
  cd "$HOUSE"
  rm -rf build/board
}

use_solved() { cp -a "$BATS_FILE_TMPDIR/solved" build/board; }

# The board after a verdict, without grading for it: what list reads is result.json alone.
use_verdict() { # VERDICT POINTS
  use_solved
  local file=build/board/02-accumulator.json
  jq --arg verdict "$1" --argjson points "$2" \
    '.result.verdict = $verdict | .result.points = $points' "$file" >"$BATS_TEST_TMPDIR/edited"
  cp "$BATS_TEST_TMPDIR/edited" "$file"
}

@test "Before any check a lab is not begun, and the next command shows it." {
  run -0 "$RACELAB" list
  is "${lines[0]}" "  02  The accumulator          ..........  0/16  not begun"
  is "${lines[-1]}" "  Next: make show LAB=02"
}

@test "racelab without a verb prints the board." {
  run -0 "$RACELAB" list
  board=$output
  run -0 "$RACELAB"
  is "$output" "$board"
}

@test "After a check that solved it the bar is full." {
  use_solved
  run -0 "$RACELAB" list
  is "${lines[0]}" "  02  The accumulator          ########## 16/16  solved"
  says "All solved."
}

@test "After a check that did not solve it the points stand there and the next command hints." {
  use_verdict race 7
  run -0 "$RACELAB" list
  is "${lines[0]}" "  02  The accumulator          ####......  7/16  race"
  is "${lines[-1]}" "  Next: make hint LAB=02"
}

@test "One point already shows in the bar." {
  use_verdict build 1
  run -0 "$RACELAB" list
  says "#......... 1/16"
}

@test "A program changed since the check is told, and is no longer counted as solved." {
  use_solved
  cp "$ROOM/accumulator.c" "$BATS_TEST_TMPDIR"
  echo '/* more */' >>"$ROOM/accumulator.c"
  run -0 "$RACELAB" list
  cp "$BATS_TEST_TMPDIR/accumulator.c" "$ROOM"
  says "solved, changed since"
  is "${lines[-1]}" "  Next: make check LAB=02"
}

@test "Answers changed since the check are told as well." {
  use_solved
  cp "$ROOM/answers.conf" "$BATS_TEST_TMPDIR"
  echo '# thought again' >>"$ROOM/answers.conf"
  run -0 "$RACELAB" list
  cp "$BATS_TEST_TMPDIR/answers.conf" "$ROOM"
  says "changed since"
}

@test "A file that is gone counts as changed." {
  use_solved
  mv "$ROOM/accumulator.c" "$BATS_TEST_TMPDIR"
  run -0 "$RACELAB" list
  mv "$BATS_TEST_TMPDIR/accumulator.c" "$ROOM"
  says "changed since"
}

@test "What cannot be judged shows no points lost, and the doctor comes next." {
  use_verdict cannot-judge 0
  run -0 "$RACELAB" list
  says "cannot-judge"
  is "${lines[-1]}" "  Next: make doctor"
}

@test "After a program that does not compile the line to mend comes next." {
  use_verdict build 0
  local file=build/board/02-accumulator.json
  jq '.result.reason = "It does not compile: accumulator.c:25: expected ;"' "$file" >"$BATS_TEST_TMPDIR/edited"
  cp "$BATS_TEST_TMPDIR/edited" "$file"
  run -0 "$RACELAB" list
  is "${lines[-1]}" "  Next: mend labs/02-accumulator/accumulator.c:25, then make check LAB=02"
}

@test "From another folder the next command still works." {
  cd "$ROOM"
  run -0 "$RACELAB" list
  is "${lines[-1]}" "  Next: $HOUSE/build/racelab show 02"
}

@test "A spoiled result counts as not begun." {
  mkdir -p build/board
  for bytes in '' '{' '[]' 'null' '{"schema": 1}' '{"schema": 99, "result": {}}' $'\xff\xfe'; do
    printf '%s' "$bytes" >build/board/02-accumulator.json
    run -0 "$RACELAB" list
    says "not begun"
  done
}

@test "Labs stand in the order of their numbers." {
  cp -a "$ROOM" "$HOUSE/labs/10-later"
  cp -a "$ROOM" "$HOUSE/labs/01-earlier"
  run -0 "$RACELAB" list
  rm -r "$HOUSE"/labs/{10-later,01-earlier}
  is "$(awk '/^  [0-9]/ { printf "%s ", $1 }' <<<"$output")" "01 02 10 "
}

@test "After a lab comes the one behind it; one that was skipped waits till the end." {
  use_solved
  for name in 01-earlier 10-later; do cp -a "$ROOM" "$HOUSE/labs/$name"; done
  run -0 "$RACELAB" list
  is "${lines[-1]}" "  Next: make show LAB=10"
  rm -r "$HOUSE/labs/10-later"
  run -0 "$RACELAB" list
  rm -r "$HOUSE/labs/01-earlier"
  is "${lines[-1]}" "  Next: make show LAB=01"
}

@test "A course without labs says so." {
  mv "$ROOM" "$HOUSE/away"
  run -0 "$RACELAB" list
  mv "$HOUSE/away" "$ROOM"
  says "There are no labs here"
}
