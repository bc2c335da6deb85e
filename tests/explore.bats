#!/usr/bin/env bats
# explore: every schedule of a lab or of a program of one's own, and what it says of them.

load helpers

setup_file() { make_house; }
setup() {
  cd "$BATS_TEST_TMPDIR"
  cp "$PROGRAMS"/*.c .
}

explored() { jq -r "$1" <<<"$output"; }

@test "The shipped accumulator is broken, with every outcome that three rounds can have." {
  run -1 "$RACELAB" explore 02 --json
  is "$(explored .verdict)" broken
  is "$(explored '[.endings[].output] | sort_by(ltrimstr("sum = ") | tonumber) | join(" ")')" \
    "$(printf 'sum = %d ' -4 -3 -2 -1 0 1 2 3 | sed 's/ $//')"
  is "$(explored '.samples.first_wrong <= 10 and .samples.first_wrong > 0')" true
}

@test "Its race is told with both sides, the variable, and a picture of the lost update." {
  run -1 "$RACELAB" explore 02
  says "a data race \`i\`: write in increment() at accumulator.c:"
  says "It can end with 8 outcomes; right is \`sum = -1\`"
  says "> the previous thread was interrupted here"
  says "! until here it could still end well"
  says "Again: $RACELAB replay 02 'm"
  says "Not claimed: what weak memory orders do to values"
}

@test "The mended accumulator is deterministic." {
  run -0 "$RACELAB" explore 02 --files "$ACCUMULATOR"
  says "deterministic: every schedule ends the same way."
  says "It can end with 1 outcome"
}

@test "A budget that is too small for all is said to prove nothing." {
  run -3 "$RACELAB" explore 02 --files "$ACCUMULATOR" --rounds 50 --budget 500
  says "not exhausted: no fault in 500 states, and more are left. This proves nothing."
}

@test "A budget of seconds ends as well." {
  run -3 "$RACELAB" explore 02 --files "$ACCUMULATOR" --rounds 5000 --budget 0.2s
  says "not exhausted"
}

@test "A budget that is no number is a mistake of the command line." {
  for budget in none 0 -3 30m; do
    run -2 "$RACELAB" explore 02 --budget "$budget"
    says "--budget takes a number of states or of seconds"
  done
}

@test "--outcomes lists each outcome with a schedule of its own, and each leads there." {
  run -1 "$RACELAB" explore 02 --outcomes
  local schedules=() schedule
  mapfile -t schedules < <(sed -n 's/^      .\(m[0-9a-z .]*\).$/\1/p' <<<"$output")
  is "${#schedules[@]}" 8
  for schedule in "${schedules[@]}"; do
    run -0 "$RACELAB" replay 02 "$schedule"
    grep -o 'sum = [-0-9]*"' <<<"$output" >>seen
  done
  is "$(sort -u seen | wc -l)" 8
}

@test "Outcomes of several lines are set apart from each other." {
  cat >lines.c <<'C'
#include <pthread.h>
#include <stdio.h>
static void *first(void *unused) { puts("one"); return unused; }
int main(void)
{
  pthread_t t;
  pthread_create(&t, 0, first, 0);
  puts("two");
  return pthread_join(t, 0);
}
C
  run -1 "$RACELAB" explore lines.c
  says "broken: the schedule decides how it ends."
  [[ $output == *$'\n    - one\n      two\n'* && $output == *$'\n    - two\n      one\n'* ]] || { echo "$output"; return 1; }
}

@test "After a failure the line to look at comes next." {
  cd "$HOUSE"
  run -1 "$RACELAB" explore 02
  is "${lines[-1]}" "  Next: look at labs/02-accumulator/accumulator.c:$(grep -n 'i++;' "$ROOM/accumulator.c" | cut -d: -f1), then make check LAB=02"
  run -0 "$RACELAB" explore 02 --files "$ACCUMULATOR"
  is "${lines[-1]}" "  Next: make check LAB=02"
}

@test "A deadlock is told as the circle that it is, with the lines." {
  run -1 "$RACELAB" explore deadlock.c
  says "deadlock"
  says "held by thread 2"
  says "held by thread 1"
}

@test "With a deadlock among its ends, it can be stuck for ever, and the last good step is marked." {
  run -1 "$RACELAB" explore "$BATS_TEST_DIRNAME/explorer/mutex-ab-ba.c"
  says "It can end with 1 outcome, or be stuck for ever: done"
  says "! until here it could still end well"
}

@test "A livelock is told with its place, even if it is there from the beginning." {
  run -1 "$RACELAB" explore "$BATS_TEST_DIRNAME/explorer/atomic-nobody-sets-flag.c"
  says "no schedule ends the program: main is at atomic load of \`flag\` (atomic-nobody-sets-flag.c:10)"
  says "Again:"
}

@test "No step is said to be the last good one if not every schedule was tried." {
  run -1 "$RACELAB" explore "$BATS_TEST_DIRNAME/explorer/mutex-ab-ba.c" --budget 20
  says "The budget ran out before every schedule was tried"
  says "Again:"
  lacks "until here it could still end well"
}

@test "A failure is told beside what is not modelled, and without what could end well." {
  run -1 "$RACELAB" explore "$BATS_TEST_DIRNAME/explorer/process-fault-before-unmodelled.c"
  says "Not every schedule was tried to its end (read() from stdin): there may be other failures"
  says "deadlock main waits in join for thread 1"
  says "Again: $RACELAB replay"
  lacks "until here it could still end well"
  run ! grep -qx '  unmodelled' <<<"$output"
}

# The explorer in a program that `racelab explore` has made, run alone: program, its options.
alone() {
  local folder=$HOUSE/build/$1 binary
  shift
  binary=$folder/bin/explore
  "$binary" --log "$BATS_TEST_TMPDIR/log" "$@"
  tail -n 1 "$BATS_TEST_TMPDIR/log" >"$BATS_TEST_TMPDIR/verdict"
}

@test "A failure that was found is the verdict even if memory runs out afterwards." {
  # Three threads: many states, and of two of them each may take the lock that the other wants.
  sed 's/int main/static void *often(void *first) { for (int i = 0; i < 1000; i++) work(first); return NULL; }\n&/
    s/create(&one, NULL, work/create(\&one, NULL, often/; s/create(&two, NULL, work/create(\&two, NULL, often/
    s/return (int)read.*/return 0;/' "$BATS_TEST_DIRNAME/explorer/process-fault-before-unmodelled.c" >often.c
  run -1 "$RACELAB" explore often.c --budget 100
  (ulimit -v 200000 && alone own/often.c --states 100000000)
  is "$(jq -c '[.verdict, .stopped]' verdict)" '["broken","the explorer ran out of memory"]'
  is "$(head -1 log | jq -c '[.end, .schedule != ""]')" '["deadlock",true]'
}

@test "Sorted lines are compared without the newline behind the last one." {
  printf '#include <stdio.h>\nint main(void) { puts("b"); puts("a"); return 0; }\n' >lines.c
  run -0 "$RACELAB" explore lines.c
  rm -f log
  alone own/lines.c --view sorted --right $'a\nb'
  is "$(jq -r '.verdict // empty' verdict)" deterministic
  alone own/lines.c --view sorted --right $'b\na'
  is "$(jq -r '.verdict // empty' verdict)" broken
}

@test "How far it has come is shown on a terminal, and not in a pipe." {
  cp "$BATS_TEST_DIRNAME/benches/locked.c" .
  unset NO_COLOR
  TERM=xterm run -3 script -qec "$RACELAB explore locked.c --budget 2s -- 2 100000" /dev/null </dev/null
  says "exploring ... "
  [[ $(flat) =~ exploring\ ...\ [0-9]+\ states,\ [0-9]+\ s ]]
  run -3 "$RACELAB" explore locked.c --budget 2s -- 2 100000
  lacks "exploring"
}

@test "What a deterministic program prints has a schedule, and it leads there." {
  run -0 "$RACELAB" explore 02 --files "$ACCUMULATOR" --json
  run -0 "$RACELAB" replay 02 "$(explored '.endings[0].schedule')" --files "$ACCUMULATOR"
  says 'It ends: prints "sum = -1"'
}

@test "A program that calls what is not modelled is refused by name and line." {
  printf '#include <sys/socket.h>\nint main(void)\n{\n\treturn socket(1, 1, 0) < 0;\n}\n' >net.c
  run -3 "$RACELAB" explore net.c
  says "cannot explore: net.c:4: calls socket(), which the explorer does not model"
}

@test "Arguments are handed on." {
  run -0 "$RACELAB" explore args.c -- one 'two three' --seed
  says "one|two three|--seed"
}

@test "A crash is a finding with its place, and the explorer lives on." {
  run -1 "$RACELAB" explore crash.c --json
  is "$(explored .verdict)" broken
  is "$(explored '.endings[] | select(.end == "crash") | .file')" crash.c
}

@test "A loop without an end is waited for once, not in every state and every replay." {
  run -1 "$RACELAB" explore "$BATS_TEST_DIRNAME/explorer/endless-behind-a-lock.c" --json
  is "$(explored '[.verdict, .endings[].end] | unique | join(" ")')" "broken endless"
  is "$(explored '.search_seconds < 2')" true
}

@test "A program that kills its process is told up to that step." {
  # exit_group(0) in machine code, which is no assembly that could be refused.
  cat >leave.c <<'C'
#include <pthread.h>
__attribute__((section(".text"))) static const unsigned char leaves[] = {
  0xb8, 231, 0, 0, 0, 0x31, 0xff, 0x0f, 0x05};
static void *leave(void *unused) { ((void (*)(void))leaves)(); return unused; }
int main(void) { pthread_t t; pthread_create(&t, 0, leave, 0); pthread_join(t, 0); return 0; }
C
  run -1 "$RACELAB" explore leave.c
  says "the process left by a system call"
  says "Again: $RACELAB replay leave.c"
}

@test "An outcome that is wrong under every schedule is refused too." {
  mkdir wrong
  sed 's/return i;/return i + 1;/' "$ACCUMULATOR/accumulator.c" >wrong/accumulator.c
  run -1 "$RACELAB" explore 02 --files wrong
  says "broken"
  says "sum = 0"
}

@test "The same seed gives the same samples and the same states." {
  for seed in 1 2; do
    "$RACELAB" explore 02 --json --seed "$seed" >one.json || true
    "$RACELAB" explore 02 --json --seed "$seed" >two.json || true
    for file in one two; do
      jq 'del(.seconds, .search_seconds, .samples.seconds)' "$file.json" >"$file.plain"
    done
    cmp one.plain two.plain
  done
}

@test "A program that does not compile is told so." {
  echo 'int main(void) { return x; }' >bad.c
  run -2 "$RACELAB" explore bad.c
  says "bad.c:1"
}

@test "Where one number is a line of two files, each file has a letter of its own." {
  cp -a "$ROOT/labs/05-wrong-lock" "$HOUSE/labs"
  run -1 "$RACELAB" explore 05 --rounds 1 --files "$HOUSE/labs/05-wrong-lock/.shipped"
  rm -r "$HOUSE/labs/05-wrong-lock"
  for words in "u14 lock up_lock" "d14 lock down_lock" "u14 uplink.c:14 pthread_mutex_lock(&up_lock);" \
    "d14 downlink.c:14 pthread_mutex_lock(&down_lock);" "s20 stats.c:20 packets++;"; do
    says "$words"
  done
}

@test "A clock that shows another date says so in the picture." {
  { echo '#define CLOCK time(NULL)'; cat "$ROOT/tests/explorer/time-other-date.c"; } >"$BATS_TEST_TMPDIR/dated.c"
  run -1 "$RACELAB" explore "$BATS_TEST_TMPDIR/dated.c"
  says "time: in 2242"
}
