#!/usr/bin/env bats
# Nothing unseen is clean: ThreadSanitizer itself reports what the compiler's pass leaves without a
# hook, Helgrind is doubted only where it has a reason to be, and what nobody sees is not judged.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

# seen_by_tsan FILE.. : each program of explorer/ is a race to ThreadSanitizer
seen_by_tsan() {
  local name
  for name; do
    run "$RACELAB" detect "$BATS_TEST_DIRNAME/explorer/$name.c"
    says "seen by ThreadSanitizer"
    is "$status" 1
  done
}

# hand_in GLOBALS BODY : the solution whose threads do BODY in each round, without the lock
hand_in() {
  { cat <<END
#include "accumulator.h"
#include <pthread.h>
#include <stdatomic.h>
$1
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int sum, rounds;
static void work(int step, int count)
{
  for (int i = 0; i < count; i++) {
    pthread_mutex_lock(&lock);
    sum += step;
    pthread_mutex_unlock(&lock);
    $2
    lab_tick();
  }
}
static void *up(void *unused) { work(1, rounds); return unused; }
static void *down(void *unused) { work(-1, rounds + 1); return unused; }
int accumulate(int wanted)
{
  pthread_t one, other;
  rounds = wanted;
  pthread_create(&one, NULL, up, NULL);
  pthread_create(&other, NULL, down, NULL);
  pthread_join(one, NULL);
  pthread_join(other, NULL);
  return sum;
}
END
  } | submission mine
}

@test "ThreadSanitizer sees values of ten bytes, and pairs of them." {
  seen_by_tsan unseen-long-double unseen-complex
}

@test "It sees structs and members of a variable on the stack that is shared." {
  seen_by_tsan unseen-by-value unseen-member-of-local unseen-element-of-local unseen-dead-copy
}

@test "It sees functions and variables that ask not to be seen." {
  seen_by_tsan unseen-not-instrumented unseen-reserved-name
}

@test "It sees what a call reads whose result nobody uses." {
  seen_by_tsan unseen-pure-call unseen-pure-function
}

@test "It sees vectors, whatever their size." {
  local bytes
  for bytes in 12 32 64; do
    sed "1i #define BYTES $bytes" "$BATS_TEST_DIRNAME/explorer/unseen-vector.c" >"$BATS_TEST_TMPDIR/vector.c"
    run "$RACELAB" detect "$BATS_TEST_TMPDIR/vector.c"
    says "seen by ThreadSanitizer"
    is "$status" 1
  done
}

@test "It does not accuse a program that locks such values." {
  run "$RACELAB" detect "$BATS_TEST_DIRNAME/explorer/unseen-long-double-locked.c"
  is "$status" 0
}

@test "A program that it does not see all of is not judged by its silence." {
  run "$RACELAB" detect "$BATS_TEST_DIRNAME/explorer/unseen-atomic.c"
  says "Cannot judge: no detector sees all of it. unseen-atomic.c:10: an atomic access that is not instrumented"
  is "$status" 3
}

@test "A race on a long double is none the less one for an atomic beside it." {
  grade "$(hand_in 'static atomic_int unused; static long double total;' 'total += 1;')"
  says "Two threads use \`total\`"
  is "$status $(result .result.verdict)" "1 race"
}

@test "Nor is one on a vector." {
  grade "$(hand_in 'typedef int eight __attribute__((vector_size(32))); static atomic_int unused; static eight total;' \
    'total += 1; if (rounds < 0) atomic_fetch_add(&unused, 1);')"
  says "Two threads use \`total\`"
  is "$status $(result .result.verdict)" "1 race"
}

@test "Nor is one on an atomic of sixteen bytes that is also used plainly." {
  grade "$(hand_in 'static _Atomic __int128 total;' 'if (i & 1) total += 1; else ++*(__int128 *)&total;')"
  says "Two threads use \`total\`"
  is "$status $(result .result.verdict)" "1 race"
}
