#!/usr/bin/env bats
# A thread that ends while holding a lock is refused, even if nobody asks for the lock afterwards.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

# leaves AT_THE_END AT_THE_START : a right program but for what one thread, and main, do besides
leaves() {
  local text
  text=$(<"$PROGRAMS/leaves.c")
  text=${text/AT_THE_END;/"$1"}
  submission one <<<"${text/AT_THE_START;/"$2"}" >/dev/null
  grade "$BATS_TEST_TMPDIR/one"
}
verdict() { result .result.verdict; }

@test "A mutex is told with its name, its thread and the line that took it." {
  leaves 'pthread_mutex_lock(&other);' ''
  is "$(verdict)" misuse
  output=$(result .result.reason)
  says 'thread 2 has ended while holding `other` (locked at accumulator.c:28), in decrement()'
}

@test "So is a lock that was only tried, and one that is held for reading." {
  leaves 'pthread_mutex_trylock(&other);' ''
  is "$(verdict)" misuse
  leaves 'pthread_rwlock_rdlock(&book);' ''
  is "$(verdict)" misuse
  output=$(result .result.reason)
  says 'holding `book` (locked at'
}

@test "A lock that was given back is none." {
  leaves 'pthread_mutex_lock(&other); pthread_mutex_unlock(&other);' ''
  is "$(verdict)" solved
}

@test "Main may keep its lock to the end." {
  leaves '' 'pthread_mutex_lock(&other);'
  is "$(verdict)" solved
}
