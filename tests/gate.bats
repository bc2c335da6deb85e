#!/usr/bin/env bats
# The gate's failsafe: it passes a good lab, and a broken one fails with the line that says why.
# The labs here have few solutions, and rejected ideas that are refused before they run.

load helpers

CHEAP="no-sanitize tsan-options inline-assembly own-pthread-create fork"

# A lab with its solution, two others, and five rejected ideas.
complete() {
  make_house "$1"
  with_solutions
  S=$HOUSE/solutions/02-accumulator
  mkdir "$S/also" "$S/rejected"
  cp -a "$ACCUMULATOR"/also/{atomic-add,spin-lock} "$S/also"
  for idea in $CHEAP; do cp -a "$ACCUMULATOR/rejected/$idea" "$S/rejected"; done
}

gate() { # NAME [OPTION...]: into $BATS_FILE_TMPDIR/NAME.txt and .code
  local code=0
  "$RACELAB" gate "${@:2}" >"$BATS_FILE_TMPDIR/$1.txt" || code=$?
  echo $code >"$BATS_FILE_TMPDIR/$1.code"
}

setup_file() {
  local program=$RACELAB
  complete "$BATS_FILE_TMPDIR/good"
  echo 'says = nothing of the kind | which this lab does not allow' >>"$S/rejected/fork/expect.conf"
  gate good --all

  # Broken in every way that one run can show.
  RACELAB=$program
  complete "$BATS_FILE_TMPDIR/broken"
  rm -r "$S/also/spin-lock" "$S/rejected/fork" "$S/rejected/own-pthread-create"
  cp "$ACCUMULATOR/rejected/volatile/accumulator.c" "$S/also/atomic-add"
  cp "$S/accumulator.c" "$S/rejected/tsan-options"
  rm "$S/rejected/inline-assembly/expect.conf"
  echo 'says = a sentence that nobody says | another' >>"$S/rejected/no-sanitize/expect.conf"
  sed -i 's/^sums = .*/sums = -1/' "$S/answers.conf"
  touch "$ROOM/notes.txt"
  rm "$ROOM/hints.md" "$S/WHY.md"
  echo >"$ROOM/README.md"
  echo '/* changed */' >>"$ROOM/accumulator.c"
  sed -i 's/^variable =.*/variable = i/' "$ROOM/answers.conf" "$ROOM/.shipped/answers.conf"
  sed -i 's/^expect.helgrind = .*/expect.helgrind = race total increment/; /^expect.tsan/d' "$ROOM/lab.conf"
  # A second lab, two numbers on, that is no lab at all.
  mkdir "$HOUSE/labs/04-gap"
  printf 'program = main.c accumulator.c\nedit = main.c accumulator.c\n' >"$HOUSE/labs/04-gap/lab.conf"
  gate broken

  # The solution handed out as the lab.
  RACELAB=$program
  complete "$BATS_FILE_TMPDIR/solved"
  rm -r "$S/also" "$S/rejected"
  cp "$S/accumulator.c" "$ROOM"
  cp "$S/accumulator.c" "$ROOM/.shipped"
  gate solved
  gate json --json
}

told() { run -0 cat "$BATS_FILE_TMPDIR/$1.txt"; }

# refuses WHAT [WHY] : a line NO with this, and the reason below it
refuses() {
  local block
  block=$(awk -v what="  NO  $1" 'index($0, what) == 1 { on = 1; print; next } /^  (ok|NO)/ { on = 0 } on' <<<"$output" | tr -s ' \n' ' ')
  [ -n "$block" ] || { printf 'no line "NO  %s" in:\n%s\n' "$1" "$output"; return 1; }
  [[ $block == *"${2-}"* ]] || { printf 'expected: %s\nfound: %s\n' "$2" "$block"; return 1; }
}

@test "A good lab passes, with exit 0 and its count." {
  told good
  is "$(cat "$BATS_FILE_TMPDIR/good.code")" 0
  is "${lines[-1]}" "The gate: $(grep -c '^  ok  ' <<<"$output") passed, 0 failed"
}

@test "Shipped program, findings, solutions and rejected ideas each have their line." {
  told good
  for line in "as shipped: race" "as shipped, tsan finds: race i increment decrement" \
    "as shipped, helgrind finds: race i increment decrement" "the solution: solved" \
    "also/atomic-add: solved" "rejected/no-sanitize: tampered" "rejected/fork: forbidden"; do
    grep -qxF "  ok  $line" <<<"$output" || { echo "no line for $line"; return 1; }
  done
  says "ok rejected/fork: forbidden accumulator.c:37: uses \`fork\`, which this lab does not allow" # --all
}

@test "A broken lab fails, with exit 1 and its count." {
  told broken
  is "$(cat "$BATS_FILE_TMPDIR/broken.code")" 1
  [[ ${lines[-1]} == "The gate: "*" passed, $(grep -c '^  NO  ' <<<"$output") failed" ]]
}

@test "A solution that is racy is found." {
  told broken
  refuses "also/atomic-add: solved" "it was judged \`race\`"
}

@test "A rejected idea that is right is found." {
  told broken
  refuses "rejected/tsan-options: tampered" "it was judged \`solved\`"
}

@test "A rejected idea without a declared verdict, or refused for another reason, is found." {
  told broken
  refuses "rejected/inline-assembly" "expect.conf"
  refuses "rejected/no-sanitize" "no check says \`a sentence that nobody says | another\`"
}

@test "Too few solutions and too few rejected ideas are found." {
  told broken
  refuses "two other correct fixes"
  refuses "five rejected ideas"
}

@test "A wrong answer in the solutions is found." {
  told broken
  refuses "the solution with its answers earns every point" "15 of 16"
}

@test "Stray, missing, empty and changed files are found." {
  told broken
  refuses "no stray file in the lab's folder" "notes.txt"
  refuses "$BATS_FILE_TMPDIR/broken/labs/02-accumulator/hints.md" "No such file"
  refuses "$BATS_FILE_TMPDIR/broken/labs/02-accumulator/README.md" "it should hold"
  refuses "$BATS_FILE_TMPDIR/broken/solutions/02-accumulator/WHY.md" "No such file"
  refuses "accumulator.c is the same as .shipped/accumulator.c" "they differ"
}

@test "A question that is handed out with its answer is found." {
  told broken
  refuses "answers.conf asks \`variable\` and does not answer it" "filled in"
}

@test "An expectation that is not met, or not declared, is found." {
  told broken
  refuses "as shipped, helgrind finds: race total increment" "it did not"
  refuses "as shipped, tsan finds: ?" "lab.conf does not say"
}

@test "A gap in the numbers, and a file that two labs ask for, are found." {
  told broken
  refuses "no other lab has accumulator.c to hand in" "04-gap"
  refuses "04-gap follows 02-accumulator" "a number is missing"
}

@test "A lab that is handed out solved is found." {
  told solved
  is "$(cat "$BATS_FILE_TMPDIR/solved.code")" 1
  refuses "as shipped: race" "it was judged \`solved\`"
  for tool in tsan helgrind; do refuses "as shipped, $tool finds: race i increment decrement" "it did not"; done
  refuses "$BATS_FILE_TMPDIR/solved/labs/02-accumulator/.shipped/accumulator.c" "it should hold \`TODO\`"
}

@test "--json tells the same as the words do, one object a line, and the sums last." {
  local sums='{passed: [.[] | select(.status == "ok")] | length, failed: [.[] | select(.status == "failed")] | length, open: 0}'
  run -0 cat "$BATS_FILE_TMPDIR/json.txt"
  is "$(jq -r 'select(.status) | "  \({ok: "ok", failed: "NO"}[.status])  \(.what)"' <<<"$output")" \
    "$(grep -E '^  (ok|NO)  ' "$BATS_FILE_TMPDIR/solved.txt")"
  is "$(jq -r 'select(.problem | strings | startswith("it was judged `solved`")) | .lab + " " + .what' <<<"$output")" \
    "02-accumulator as shipped: race"
  is "${lines[-1]}" "$(jq -sc "$sums" <<<"$output")"
  is "$(cat "$BATS_FILE_TMPDIR/json.code")" 1
}

@test "A lab whose gate breaks off is told with what it found, and with its last words." {
  cd "$HOUSE"
  rm -r build/gate
  mkdir build/gate
  touch build/gate/02-accumulator # a file, where its work folder should be
  run -1 "$RACELAB" gate
  says "ok each folder in .vary is a word of lab.conf racelab: cannot make the folder"
  refuses "the gate comes to its end" "exited 4"
  is "${lines[-1]}" "The gate: $(grep -c '^  ok  ' <<<"$output") passed, 3 failed"
  run -1 --separate-stderr "$RACELAB" gate --json
  [[ $stderr == "racelab: cannot make the folder "* ]]
  is "$(jq -r 'select(.problem == "exited 4") | .what' <<<"$output")" "the gate comes to its end"
}

@test "A lab whose gate cannot even start is told." {
  cd "$HOUSE"
  rm -r build/gate
  mkdir -p build/gate/1.txt # a folder, where its output should go
  run -1 "$RACELAB" gate
  refuses "the gate comes to its end" "not-started"
}
