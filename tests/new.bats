#!/usr/bin/env bats
# `new` makes a lab to be written, the gate says what is missing in it, and `stats` how surely the
# fault of a lab is found.

load helpers

setup_file() {
  make_house
  with_solutions
  cp -a "$HOUSE" "$BATS_FILE_TMPDIR/kept"
}
setup() {
  rm -rf "$HOUSE"
  cp -a "$BATS_FILE_TMPDIR/kept" "$HOUSE"
  cd "$HOUSE"
}

@test "A new lab is in both folders, and its next command is told." {
  run -0 "$RACELAB" new 03-tickets
  says "Next: make gate LAB=03"
  grep -q '^# Lab 03: ' labs/03-tickets/README.md
  [ -f solutions/03-tickets/WHY.md ]
  cmp labs/03-tickets/tally.c labs/03-tickets/.shipped/tally.c
  run -1 grep -r '@NUMBER@' labs/03-tickets solutions/03-tickets
  run -0 "$RACELAB" list
  says "03 To write"
}

@test "The gate says what is to be done in it, and accepts it." {
  "$RACELAB" new 03-tickets
  run -0 "$RACELAB" gate 3
  says "-- two other correct fixes"
  says "parts of it are not written yet"
  says "6 things (--) are left to do before a lab is finished."
  says ", 0 failed"
  for found in 'as shipped: race' 'tsan finds: race seen look' 'explore finds: race' 'the solution: solved'; do
    says "$found"
  done
}

@test "Once its lab.conf no longer calls it unfinished, all that is a failure." {
  "$RACELAB" new 03-tickets
  sed -i '/^unfinished/d' labs/03-tickets/lab.conf
  run -1 "$RACELAB" gate 3
  says "NO two other correct fixes"
  says "The gate: 17 passed, 6 failed"
}

@test "A handout does not hold it." {
  "$RACELAB" new 03-tickets
  cp "$ROOT"/{README.md,LICENSE,.gitignore,.editorconfig,.clang-format} .
  run -0 "$RACELAB" handout
  [ -d build/handout/labs/02-accumulator ]
  [ ! -e build/handout/labs/03-tickets ]
}

@test "A name that is none, or out of turn, is a usage error, and nothing is made." {
  for name in tickets 3-tickets 03-Tickets 03- 03-tickets- 03_tickets 03-../x; do
    run -2 "$RACELAB" new "$name"
    says "a lab needs a name like 16-name"
  done
  run -2 "$RACELAB" new 05-tickets
  says "the next number is 03"
  mkdir -p solutions/03-tickets
  run -2 "$RACELAB" new 03-tickets
  says "solutions/03-tickets already exists"
  is "$(ls labs)" "$(printf '02-accumulator\nREADME.md')"
}

@test "A student's copy makes no labs." {
  rm -r solutions
  run -2 "$RACELAB" new 03-tickets
  says "a student's copy has none"
}

@test "stats counts who found what lab.conf declares, with other seeds each time." {
  run -0 "$RACELAB" stats 2 --runs 3
  says "02-accumulator as shipped, graded 3 times (seeds from 1)"
  for line in 'tsan 3 of 3 race i increment decrement' 'explore 3 of 3 race' 'verdict 3 of 3 race'; do
    says "$line"
  done
}

@test "What is not found shows in stats, and in its exit code." {
  sed -i 's/^expect.helgrind = .*/expect.helgrind = race j/; s/^expect.explore = .*/expect.explore = deadlock/' \
    labs/02-accumulator/lab.conf
  run -1 "$RACELAB" stats 2 --runs 1
  says "helgrind 0 of 1 race j"
  says "explore 0 of 1 deadlock"
  says "tsan 1 of 1"
}
