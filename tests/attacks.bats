#!/usr/bin/env bats
# What a hand-in may try on the machine that grades it, and what stops it.

load helpers
load attacks

setup_file() {
  make -s -C "$ROOT" build/tests/attacks/behind
  make_house
  cp -a "$ROOT/labs/11-processes" "$HOUSE/labs"
  with_solutions
}

new_victim() {
  sleep 300 3>&- &
  VICTIM=$!
  disown
}

setup() {
  cd "$HOUSE" || return
  mkdir -p "$BATS_TEST_TMPDIR/neighbour"
  SECRET=$BATS_TEST_TMPDIR/neighbour/accumulator.c
  echo '// somebody else' >"$SECRET"
  open_to_all "$BATS_TEST_TMPDIR"
  new_victim
}

teardown() {
  kill -9 "$VICTIM" 2>/dev/null || true
}

# hand_in NAME : a copy of tests/attacks/hand-ins/NAME, its paths filled in
hand_in() {
  cp -r "$ROOT/tests/attacks/hand-ins/$1" "$BATS_TEST_TMPDIR/$1"
  sed -i "s,@HOUSE@,$HOUSE,; s,@FIFO@,$BATS_TEST_TMPDIR/fifo," "$BATS_TEST_TMPDIR/$1"/*/*.c
  printf '%s' "$BATS_TEST_TMPDIR/$1"
}

# refused NAME VERDICT : it gets that verdict behind the wall, and its result says which wall
refused() {
  grade "$(hand_in "$1")"
  is "$(result .result.verdict)" "$2"
  is "$(result .result.isolation)" "$(level)"
}

@test "Each attack works where nothing defends." {
  local name said shows bad=0
  for name in $(attacks); do
    [ "$(id -u)" = 0 ] || [ -z "$(of_attack "$name" control)" ] || continue
    kill -0 "$VICTIM" 2>/dev/null || new_victim
    said=$(attack "$name" L0)
    shows=$(of_attack "$name" shows)
    [[ $said == *"${shows:-did it}"* ]] || { echo "$name: $said"; bad=1; }
  done
  [ "$bad" = 0 ]
}

@test "None works behind a wall of namespaces." {
  needs_level L2
  run -0 stopped_at L2
  kill -0 "$VICTIM"
  is "$(cat "$SECRET")" "// somebody else"
  nobody_is_left
  no_process racelab-attack-bomb
}

@test "Those on other users' things do not work behind the lowest wall." {
  [ "$(id -u)" = 0 ] || skip "no wall of level L1: only root has it"
  run -0 stopped_at L1
  kill -0 "$VICTIM"
  is "$(cat "$SECRET")" "// somebody else"
  nobody_is_left
  no_process racelab-attack-bomb
}

@test "Who kills the porter of the lowest wall dies with all that they started." {
  [ "$(id -u)" = 0 ] || skip "no wall of level L1: only root has it"
  is "$(attack stop_all L1)" "end: killed 9"
  nobody_is_left
}

@test "A hand-in that includes what is not its own does not compile." {
  needs_level L2
  refused reads-solution forbidden
  refused reads-shadow forbidden
  lacks "root:"
}

@test "Where nothing defends, the compiler finds it." {
  run "$RACELAB" check 02 --files "$(hand_in reads-solution)/02-accumulator"
  lacks "solutions/02-accumulator/accumulator.c' file not found"
}

@test "A file that never ends keeps no compiler waiting." {
  needs_level L2
  mkfifo "$BATS_TEST_TMPDIR/fifo"
  refused endless-include forbidden
  run -124 timeout 2 cc -E "$BATS_TEST_TMPDIR/endless-include/02-accumulator/accumulator.c"
}

@test "A line that becomes a gigabyte is the hand-in's fault." {
  refused compiler-bomb build
  says "more time, memory or space than the limits allow"
}

@test "After a fork bomb nobody is left, and the next grading is as usual." {
  needs_level L1
  local out=$BATS_TEST_TMPDIR/out
  run -1 "$RACELAB" grade "$(hand_in fork-bomb)" --out "$out"
  lacks solved
  nobody_is_left
  run -0 "$RACELAB" grade "$ROOT/solutions/11-processes" --out "$out"
}

@test "What one grading did with the wall, no other feels: two at a time are both solved." {
  needs_level L1
  "$RACELAB" grade "$ROOT/solutions/11-processes" --out "$BATS_TEST_TMPDIR/one" >/dev/null 3>&- &
  run -0 "$RACELAB" grade "$ACCUMULATOR" --out "$BATS_TEST_TMPDIR/two"
  wait $!
}

@test "When the grader is killed, nothing of the hand-in goes on." {
  needs_level L2
  "$RACELAB" grade "$(hand_in fork-bomb)" --out "$BATS_TEST_TMPDIR/out" >/dev/null 2>&1 3>&- &
  local grader=$!
  wait_until somebody_is_there
  kill -9 "$grader"
  wait_until nobody_is_left
}

@test "When the grader is interrupted, nobody is left once it has gone." {
  needs_level L1
  "$RACELAB" grade "$(hand_in fork-bomb)" --out "$BATS_TEST_TMPDIR/out" >/dev/null 2>&1 3>&- &
  local grader=$!
  wait_until somebody_is_there
  kill -TERM "$grader"
  wait "$grader" || true
  nobody_is_left
}

@test "Without a wall nothing is graded, unless somebody trusts it." {
  RACELAB_WALL=L0 run -3 "$RACELAB" grade "$ACCUMULATOR" --out "$BATS_TEST_TMPDIR/out"
  says "no wall can be built here"
  says "--i-trust-this-code"
  [ ! -e "$BATS_TEST_TMPDIR/out" ]
  RACELAB_WALL=L0 grade "$ACCUMULATOR" --i-trust-this-code
  [ "$status" = 0 ]
  is "$(result .result.isolation)" L0
}

@test "A lower wall is written into the result, and doctor says why there is no better one." {
  [ "$(id -u)" = 0 ] || skip "no wall of level L1: only root has it"
  export RACELAB_WALL=L1
  grade "$ACCUMULATOR"
  is "$(result .result.verdict)" solved
  is "$(result .result.isolation)" L1
  valid "$RESULT"
  run "$RACELAB" doctor
  says "L1 around what is graded"
  nobody_is_left
}

@test "A full disk is nobody's fault." {
  [ "$(id -u)" = 0 ] || skip "only root can mount a small disk"
  local disk=$BATS_TEST_TMPDIR/disk
  make_house "$disk/house"
  mkdir "$disk/small"
  mount -t tmpfs -o size=64m tmpfs "$disk/small"
  cp -a "$disk/house" "$disk/small/house"
  run "$disk/small/house/build/racelab" grade "$ACCUMULATOR" --out "$BATS_TEST_TMPDIR/out"
  umount "$disk/small"
  is "$status" 3
  says "the disk is full"
}
