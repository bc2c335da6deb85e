#!/usr/bin/env bats
# run: many runs of a lab, and a histogram of their outcomes.

load helpers

setup_file() {
  make_house
  cd "$HOUSE"
  "$RACELAB" run 2 --seed 5 >"$BATS_FILE_TMPDIR/run.txt"
}
setup() { cd "$HOUSE"; }
told() { run -0 cat "$BATS_FILE_TMPDIR/run.txt"; }

# "  13 x  ####....  sum = -1  seed 2" -> 13
counts() { sed -n 's/^ *\([0-9]*\) x  .*/\1/p' <<<"$output"; }

@test "It says how many runs of how many rounds were made, and what is right." {
  told
  says 'The accumulator, 20 runs of 1000000 rounds; right is `sum = -1`'
}

@test "The histogram counts every run." {
  told
  more=$(sed -n 's/^  and \([0-9]*\) more outcomes/\1/p' <<<"$output")
  is "$(($(counts | paste -sd+) + ${more:-0}))" 20
}

@test "The most frequent outcome stands first." {
  told
  is "$(counts | head -1)" "$(counts | sort -rn | head -1)"
}

@test "Each outcome has a bar and the seed of a run that printed it." {
  told
  is "$(grep -Ec '^ +[0-9]+ x  [#.]{24}  .* seed [0-9]+$' <<<"$output")" "$(counts | wc -l)"
}

@test "It prints the seeds and where the output of each run is." {
  told
  says "Seeds 5 to 24; the output of each run is in"
  is "$(ls build/run/02-accumulator/run/*.out | wc -l)" 20
}

@test "It names the next command." {
  told
  is "${lines[-1]}" "  Next: make detect LAB=02"
}

@test "A racy program loses updates." {
  run -0 "$RACELAB" run 2 --runs 40
  grep -q 'x .*sum = [0-9-]* ' <<<"$output"
  is "$(jq '[.[] | select(.outcome != "sum = -1")] | length > 0' build/run/02-accumulator/runs.json)" true
}

@test "--runs and --seed are used." {
  run -0 "$RACELAB" run 2 --runs=3 --seed 42
  says "3 runs of"
  says "Seeds 42 to 44"
  is "$(jq -c '[.[].seed]' build/run/02-accumulator/runs.json)" "[42,43,44]"
}

@test "A single run says so." {
  run -0 "$RACELAB" run 2 --runs 1 --seed 7
  says "1 run of"
}

@test "A correct program is right in every run, and is told that this is no proof." {
  cp "$ACCUMULATOR/accumulator.c" "$ROOM"
  run -0 "$RACELAB" run 2 --runs 5
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  says "5 x ######################## sum = -1 <- right"
  says "That is no proof"
}

@test "There is no escape code in a pipe, with or without NO_COLOR." {
  unset NO_COLOR
  run -0 --separate-stderr env TERM=xterm "$RACELAB" run 2 --runs 2
  [[ $output$stderr != *$'\e'* && $output$stderr != *$'\r'* ]]
  run -0 env TERM=xterm NO_COLOR=1 "$RACELAB" run 2 --runs 2
  lacks $'\e'
}

# On a terminal of its own, whose output comes back through `script`.
on_terminal() { script -qec "$*" /dev/null </dev/null; }

@test "There is colour on a terminal." {
  unset NO_COLOR
  TERM=xterm run -0 on_terminal "$RACELAB" run 2 --runs 2
  [[ $output == *$'\e['* ]]
}

@test "There is no colour on a terminal with NO_COLOR, nor on a dumb one." {
  TERM=xterm NO_COLOR=1 run -0 on_terminal "$RACELAB" run 2 --runs 2
  lacks $'\e'
  unset NO_COLOR
  TERM=dumb run -0 on_terminal "$RACELAB" run 2 --runs 2
  lacks $'\e'
}

@test "A program that does not compile is told with file and line, and exit 2." {
  echo 'int accumulate(int rounds) { return rounds }' >"$ROOM/accumulator.c"
  run -2 "$RACELAB" run 2
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  says "It does not compile."
  says "accumulator.c:1:"
}

@test "A program with a call that the lab forbids is not run." {
  cp "$ACCUMULATOR/rejected/fork/accumulator.c" "$ROOM"
  run -1 "$RACELAB" run 2
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  says "uses \`fork\`"
  says "It was not run"
}

@test "Of a program of one's own every line counts, and outcomes of several are set apart." {
  printf '%s\n' '#include <stdio.h>' 'int main(void) { puts("first"); puts("second"); return 0; }' \
    >"$BATS_TEST_TMPDIR/two.c"
  run -0 "$RACELAB" run "$BATS_TEST_TMPDIR/two.c" --runs 3 --seed 1
  is "$(sed -n '/^ *3 x/,/^$/p' <<<"$output")" "$(printf '%s\n' \
    '     3 x  ########################  first  seed 1' '                                    second')"
}

@test "A run that needs more than a third of its time gets all of it, alone." {
  printf '%s\n' '#include <stdio.h>' '#include <unistd.h>' 'int main(void) { sleep(4); puts("done"); return 0; }' \
    >"$BATS_TEST_TMPDIR/slow.c"
  run -0 "$RACELAB" run "$BATS_TEST_TMPDIR/slow.c" --runs 3
  says "3 x ######################## done"
}
