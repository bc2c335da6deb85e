#!/usr/bin/env bats
# A program that is stuck may be so because of a race: ThreadSanitizer is still asked for the cause.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

# stuck PROGRAM : whichever of its threads ends second waits for a lock that nobody gives back
stuck() {
  sed -e 's/^static int i;/&\nstatic pthread_mutex_t end = PTHREAD_MUTEX_INITIALIZER;/' \
    -e 's/^\treturn NULL;/\tpthread_mutex_lock(\&end);\n&/' "$1" | submission one >/dev/null
  grade "$BATS_TEST_TMPDIR/one"
}
message() { result ".result.checks[] | select(.name == \"$1\") | .message"; }

@test "A race is told as the cause, and being stuck beside it." {
  stuck "$ROOM/.shipped/accumulator.c"
  is "$(result .result.verdict)" race
  output=$(result .result.reason)
  says 'Two threads use `i`'
  output=$(message ends)
  says 'It is stuck for ever'
}

@test "A run that is stuck behind a report is known to be stuck, though its symboliser lives." {
  stuck "$ROOM/.shipped/accumulator.c"
  is "$(ends_of tsan)" "deadlocked not-run"
}

@test "Without a race it is a deadlock, and ThreadSanitizer is not asked to the end." {
  stuck "$ACCUMULATOR/accumulator.c"
  is "$(result .result.verdict)" deadlock
  is "$(ends_of tsan)" "deadlocked not-run"
  is "$(ends_of shake)" not-run
}
