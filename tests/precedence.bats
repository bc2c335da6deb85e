#!/usr/bin/env bats
# Of several verdicts the first in the order of the design stands, and where somebody cannot
# judge that is said, unless something worse is sure. Rubrics made for it show that.

load helpers

setup_file() {
  make_house
  # Rubrics of three words have none of the checks that get points.
  sed -i '/^points/d' "$ROOM/lab.conf"
}
setup() { cd "$HOUSE"; }

# rubric WORD... : a rubric with one check for each word; "unclear" cannot judge, "missed" only costs points
rubric() {
  local word
  {
    echo 'load ../../harness/grade'
    for word; do
      if [ "$word" = unclear ]; then
        printf '@test "Nobody knows." {\n  check unclear\n  cannot_judge "nobody knows"\n}\n'
      elif [ "$word" = missed ]; then
        printf '@test "It is missed." {\n  check missed\n  miss "points lost"\n}\n'
      else
        printf '@test "It is %s." {\n  check %s\n  refuse %s "because of %s"\n}\n' "$word" "$word" "$word" "$word"
      fi
    done
  } >"$ROOM/grade.bats"
}

# A file that does not compile needs no runs: only the rubric speaks.
verdict_of() {
  rubric "$@"
  echo 'int accumulate(int rounds) { return rounds }' >"$ROOM/accumulator.c"
  run "$RACELAB" check 2
  rm "$ROOM/grade.bats"
  result '.result.verdict + ": " + .result.reason'
}

@test "The verdict that comes first in the design stands, whichever check came first." {
  words=(tampered race deadlock livelock crash misuse timeout wrong serial forbidden build)
  for at in 0 2 4 6 8; do
    is "$(verdict_of "${words[at + 1]}" "${words[at]}" "${words[at + 2]}")" "${words[at]}: because of ${words[at]}"
  done
}

@test "Something sure stands before cannot-judge." {
  is "$(verdict_of unclear build)" "build: because of build"
}

@test "Cannot-judge stands before solved, and the exit code is 3." {
  is "$(verdict_of unclear)" "cannot-judge: nobody knows"
  rubric unclear
  run -3 "$RACELAB" check 2
  rm "$ROOM/grade.bats"
  says "CANNOT JUDGE (not your fault)"
}

@test "A check that only costs points leaves the program solved." {
  is "$(verdict_of missed)" "solved: Every check of the program passed."
}

@test "A lab's own checks come after those of the rubric." {
  rubric misuse
  printf '%s\n' 'load ../../harness/grade' '@test "It sleeps." { check waits; refuse race "it looks"; }' \
    >"$ROOM/checks.bats"
  run -1 "$RACELAB" check 2
  rm "$ROOM/grade.bats" "$ROOM/checks.bats"
  is "$(result '.result.verdict + ", " + (.result.checks | map(.name) | join(" "))')" "race, misuse waits"
}
