#!/usr/bin/env bats
# Honest hand-ins in styles that were once refused, or could not be judged.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

# solved TEXT : the body of a program that counts with `add(step)`, which TEXT defines
solved() {
  grade "$({ cat <<END
#include "accumulator.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
$1
static int rounds;
static void *up(void *unused) { for (int i = 0; i < rounds; i++) { add(1); lab_tick(); } return unused; }
static void *down(void *unused) { for (int i = 0; i <= rounds; i++) { add(-1); lab_tick(); } return unused; }
int accumulate(int wanted)
{
  pthread_t one, other;
  rounds = wanted;
  begin();
  pthread_create(&one, NULL, up, NULL);
  pthread_create(&other, NULL, down, NULL);
  pthread_join(one, NULL);
  pthread_join(other, NULL);
  return total();
}
END
  } | submission mine)"
  is "$status $(result .result.verdict)" "0 solved"
}

@test "A spin lock counts its tries." {
  solved 'static atomic_flag taken = ATOMIC_FLAG_INIT; static int sum; static long tries;
          static void add(int step) { long k = 0; while (atomic_flag_test_and_set(&taken)) k++; sum += step; tries += k; atomic_flag_clear(&taken); }
          static void begin(void) { } static int total(void) { return sum; }'
}

@test "An atomic of sixteen bytes is the sum." {
  solved 'static _Atomic __int128 sum; static void add(int step) { sum += step; }
          static void begin(void) { sum = 0; } static int total(void) { return (int)sum; }'
}

@test "So is an atomic struct of sixteen, or of twenty-four." {
  for more in '' 'long more;'; do
    solved "struct pair { long sum, count; $more }; static _Atomic struct pair pair;
            static void add(int step) { struct pair old = pair, new; do { new = old; new.sum += step; new.count++; } while (!atomic_compare_exchange_weak(&pair, &old, new)); }
            static void begin(void) { pair = (struct pair){0}; } static int total(void) { return (int)((struct pair)pair).sum; }"
  done
}

@test "An eventfd is the lock." {
  solved '#include <sys/eventfd.h>
          static int event, sum; static void add(int step) { eventfd_t one; eventfd_read(event, &one); sum += step; eventfd_write(event, one); }
          static void begin(void) { event = eventfd(1, EFD_SEMAPHORE); } static int total(void) { return sum; }'
}

@test "Threads have names, and a thread that waits pauses." {
  solved '#define _GNU_SOURCE
          int pthread_setname_np(pthread_t, const char *);
          static atomic_flag taken = ATOMIC_FLAG_INIT; static int sum;
          static void add(int step) { while (atomic_flag_test_and_set(&taken)) { __asm__ volatile("pause" ::: "memory"); __builtin_ia32_pause(); } sum += step; atomic_flag_clear(&taken); }
          static void begin(void) { pthread_setname_np(pthread_self(), "counter"); } static int total(void) { return sum; }'
}

@test "Functions of the program are in a table, and called by it." {
  solved 'static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; static int sum;
          static void plus(void) { sum++; } static void minus(void) { sum--; }
          static void (*const steps[])(void) = {minus, plus};
          static void add(int step) { pthread_mutex_lock(&lock); steps[step > 0](); pthread_mutex_unlock(&lock); }
          static void begin(void) { } static int total(void) { return sum; }'
}

@test "A global is called as one of ours, and a string holds a word of the compiler." {
  solved 'static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; static int sum; int threads, world, page;
          const char *alias = " alias ";
          static void add(int step) { pthread_mutex_lock(&lock); sum += step; pthread_mutex_unlock(&lock); }
          static void begin(void) { threads = world = page = *alias; } static int total(void) { return sum; }'
}
