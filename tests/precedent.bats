#!/usr/bin/env bats
# A rubric that has decided on the same facts is not asked again, and nobody sees a difference.

load helpers

setup_file() { make_house; }
setup() {
  cd "$HOUSE"
  WORK=$HOUSE/build/submission/02-accumulator
  rm -f build/cache/precedent-* build/cache/questions-*
}

graded() { # FOLDER NAME
  run "$RACELAB" grade "$1" --lab 02 --out "$BATS_TEST_TMPDIR/$2"
}
asked() { [ -e "$WORK/rubric.tap" ]; }
followed() { [ ! -e "$WORK/rubric.tap" ]; }

same() { # NAME NAME : but for when, and how long it took
  diff "$BATS_TEST_TMPDIR/$1/02-accumulator/result.json" "$BATS_TEST_TMPDIR/$2/02-accumulator/result.json"
  diff "$BATS_TEST_TMPDIR/$1/02-accumulator/rubric.conf" "$BATS_TEST_TMPDIR/$2/02-accumulator/rubric.conf"
}

@test "What was decided on the same facts is not decided again." {
  graded "$ACCUMULATOR" first
  asked
  graded "$ACCUMULATOR" second
  followed
  says "solved"
  same first second
}

@test "Another program with the same facts follows it, too." {
  local other
  other=$(submission other <"$ACCUMULATOR/also/recursive-mutex/accumulator.c")
  cp "$ACCUMULATOR/answers.conf" "$other"
  graded "$ACCUMULATOR" first
  graded "$other" second
  says "solved"
  followed
}

@test "What does not compile is decided once for each of its messages." {
  local one other
  one=$(echo 'int accumulate(int rounds) { return rounds' | submission one)
  other=$(printf '\nint accumulate(int rounds) { return rounds' | submission other)
  graded "$one" first
  asked
  graded "$other" second
  says "accumulator.c:2"
  asked
  graded "$one" third
  says "accumulator.c:1"
  followed
  same first third
}

@test "A rubric that was changed decides anew." {
  graded "$ACCUMULATOR" first
  echo "# another remark" >>harness/grade.bats
  graded "$ACCUMULATOR" second
  says "solved"
  asked
}

@test "A rubric that reads more than facts is always asked." {
  printf '%s\n' 'load ../../harness/grade' \
    '@test "There is evidence." { check evidence builds; [ -s "$(file evidence.conf)" ]; }' \
    >labs/02-accumulator/checks.bats
  graded "$ACCUMULATOR" first
  says "solved"
  graded "$ACCUMULATOR" second
  says "solved"
  asked
}
