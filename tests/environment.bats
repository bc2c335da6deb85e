#!/usr/bin/env bats
# What a program can learn about where it runs tells it nothing, or is not for it to learn: a hand-in
# that is right only where it is graded is not solved.

load helpers

setup_file() {
  make_house
}
setup() { cd "$HOUSE" || return; }

# hand_in DECLARATIONS SAFE : it takes its lock only where the expression SAFE is true
hand_in() {
  submission mine <<EOF
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "accumulator.h"
struct work { int rounds, step, safe; };
static int i;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
$1
static void *work(void *argument)
{
  struct work *work = argument;
  for (int round = 0; round < work->rounds; round++) {
    if (work->safe) pthread_mutex_lock(&lock);
    i += work->step;
    if (work->safe) pthread_mutex_unlock(&lock);
    lab_tick();
  }
  return NULL;
}
int accumulate(int rounds)
{
  int safe = ($2);
  struct work up = {rounds, 1, safe}, down = {rounds + 1, -1, safe};
  pthread_t one, other;
  i = 0;
  pthread_create(&one, NULL, work, &up);
  pthread_create(&other, NULL, work, &down);
  pthread_join(one, NULL);
  pthread_join(other, NULL);
  return i;
}
EOF
}

SECONDS_OF='static long seconds(clockid_t which) { struct timespec t; clock_gettime(which, &t); return t.tv_sec; }'
CLOCKS=('time(NULL)' 'seconds(CLOCK_REALTIME)' 'seconds(CLOCK_MONOTONIC)' 'seconds(CLOCK_PROCESS_CPUTIME_ID)'
  'clock() / CLOCKS_PER_SEC')

# verdict WORD DECLARATIONS SAFE : what such a hand-in gets
verdict() {
  grade "$(hand_in "$2" "$3")"
  is "$(result .result.verdict)" "$1"
}

# ------------------------------------------------------------------ the date

@test "A lock that depends on a clock is none: under another date it is a race." {
  for clock in "${CLOCKS[@]}"; do
    verdict race "$SECONDS_OF" "$clock < 4000000000"
  done
}

# The same lab, with no explorer: nothing but the runs judges.
without_explorer() {
  cp -a "$HOUSE" "$BATS_TEST_TMPDIR/house"
  echo 'without = explore' >>"$BATS_TEST_TMPDIR/house/labs/02-accumulator/lab.conf"
  export RACELAB=$BATS_TEST_TMPDIR/house/build/racelab
}

@test "Where no explorer judges, the runs themselves are in two centuries." {
  without_explorer
  for clock in "${CLOCKS[@]}"; do
    verdict race "$SECONDS_OF" "$clock < 4000000000"
    says "Two threads use \`i\`"
  done
  verdict solved "$SECONDS_OF" "time(NULL) > 0 && seconds(CLOCK_REALTIME) > 0"
}

@test "A deadline is kept in every century, on either clock." {
  without_explorer
  verdict solved 'static int late(clockid_t which)
{
  pthread_condattr_t kind; pthread_cond_t never; pthread_mutex_t own = PTHREAD_MUTEX_INITIALIZER;
  struct timespec until, now;
  int result = 0;
  pthread_condattr_init(&kind);
  pthread_condattr_setclock(&kind, which);
  pthread_cond_init(&never, &kind);
  clock_gettime(which, &until);
  until.tv_nsec += 20000000;
  if (until.tv_nsec >= 1000000000) { until.tv_sec++; until.tv_nsec -= 1000000000; }
  pthread_mutex_lock(&own);
  while (result != ETIMEDOUT) result = pthread_cond_timedwait(&never, &own, &until);
  pthread_mutex_unlock(&own);
  clock_gettime(which, &now);
  pthread_cond_destroy(&never);
  return now.tv_sec > until.tv_sec || (now.tv_sec == until.tv_sec && now.tv_nsec >= until.tv_nsec);
}' 'late(CLOCK_REALTIME) && late(CLOCK_MONOTONIC)'
}

# ------------------------------------------------------------------ addresses and ids

TELLS="makes a number of an address, or of the id of a thread"

@test "Nobody decides by an address, wherever it comes from and whatever leads to the number." {
  while IFS='|' read -r declarations safe; do
    verdict tampered "$declarations" "$safe"
    says "accumulator.c:"
    says "$TELLS"
  done <<'EOF'
|((uintptr_t)&rounds >> 40) < 300
|((uintptr_t)&i >> 40) != 3
|((uintptr_t)&i & 15) < 13
|(unsigned long)malloc(9) < 0x7c0000000000
|(int)(uintptr_t)malloc(9) != 7
|(char *)&rounds > (char *)0x10000
|(uintptr_t)work > 1
static int z; static union { void *p; unsigned long n; } u = {&z};|u.n > 99
static union { void *p; unsigned long n; } u;|(u.p = malloc(1), u.n > 99)
struct pair { int x; uintptr_t at; };|({ struct pair p = {1, (uintptr_t)&rounds}; p.at > 99; })
static long all[2];|(all[1] = (long)&rounds, all[1] > 99)
static uintptr_t at;|(at = (uintptr_t)&at, at % 4096 < 4095)
static int high(uintptr_t n) { return n > 99; }|high((uintptr_t)&rounds)
static uintptr_t of(void *p) { return (uintptr_t)p; }|of(&rounds) > 99
static uintptr_t of(void *p) { return (uintptr_t)p; }|({ long n = 0; memcpy(&n, "x", 1); n + (long)of(malloc(3)) > 99; })
EOF
}

@test "Nor by the id of a thread." {
  while IFS='|' read -r declarations safe; do
    verdict tampered "$declarations" "$safe"
    says "$TELLS"
  done <<'EOF'
|pthread_self() != 5
|(pthread_self() >> 44) < 8
static int high(pthread_t t) { return t > 99; }|high(pthread_self())
static void *none(void *p) { return p; }|({ pthread_t t; pthread_create(&t, 0, none, 0); pthread_join(t, 0); t % 2 == 0; })
static void *none(void *p) { return p; } struct one { int n; pthread_t t; };|({ struct one o; pthread_create(&o.t, 0, none, 0); pthread_join(o.t, 0); o.t > 99; })
EOF
}

@test "Who compares ids and addresses with each other, or passes numbers as pointers, is let alone." {
  verdict solved 'static pthread_t owner;
struct one { int n; pthread_t id; };
static void *number(void *argument) { return (void *)((intptr_t)argument * 2); }
static int fine(void)
{
  int list[4], *at = list + 3, *sentinel = (void *)-1;
  struct one one = {3, 0}, *heap = calloc(1, sizeof *heap);
  pthread_t ids[2], *more = calloc(2, sizeof *more);
  void *result;
  pthread_create(&ids[0], NULL, number, (void *)(intptr_t)3);
  pthread_join(ids[0], &result);
  pthread_create(&more[1], NULL, number, (void *)4L);
  pthread_join(more[1], NULL);
  if (owner == 0) owner = pthread_self();
  one.id = owner;
  int good = pthread_equal(owner, pthread_self()) && owner == pthread_self() && one.n < 5 && one.id == owner
    && ids[0] != pthread_self() && more[1] != owner && (intptr_t)result == 6 && (int)(intptr_t)result > 5
    && at - list == 3 && (at > list) != (list > at) && (uintptr_t)at > (uintptr_t)list && at != sentinel && heap
    && (char *)at - (char *)list < 100;
  fprintf(stderr, "%lu %p\n", (unsigned long)owner, (void *)at);
  free(heap);
  free(more);
  return good;
}' 'fine()'
}

@test "Nothing is known about errno before a call sets it." {
  verdict solved '' 'errno == 0'
}

@test "What else tells where a program runs is no call for a hand-in." {
  while IFS='|' read -r declarations safe; do
    grade "$(hand_in "$declarations" "$safe")"
    [[ $(result .result.verdict) =~ ^(forbidden|tampered)$ ]] || { echo "$safe: $output"; return 1; }
  done <<'EOF'
#include <sys/time.h>|({ struct timeval t; gettimeofday(&t, 0) == 0; })
#include <sys/times.h>|times(0) != 1
#include <sys/resource.h>|({ struct rusage u; getrusage(RUSAGE_SELF, &u) == 0; })
#include <sys/resource.h>|({ struct rlimit l; getrlimit(RLIMIT_STACK, &l) == 0; })
|getpid() < 99999999
|getppid() < 99999999
|gettid() < 99999999
|getuid() < 99999999
#include <sched.h>|sched_getcpu() < 900
|sysconf(_SC_NPROCESSORS_ONLN) < 900
#include <sys/sysinfo.h>|get_nprocs() < 900
|!getenv("NOWHERE")
|environ != 0
|program_invocation_name != 0
|fopen("/proc/self/maps", "r") != 0
#include <sys/utsname.h>|({ struct utsname u; uname(&u) == 0; })
|({ char b[9]; gethostname(b, 9) == 0; })
|!isatty(1)
#include <sys/auxv.h>|getauxval(AT_RANDOM) != 0
|({ pthread_attr_t a; pthread_getattr_np(pthread_self(), &a) == 0; })
|__builtin_ia32_rdtsc() != 5
|__builtin_readcyclecounter() != 5
|__builtin_frame_address(0) != 0
|__builtin_return_address(0) != 0
|__builtin_thread_pointer() != 0
|__builtin_cpu_supports("sse2")
__attribute__((target("rdrnd"))) static int r(void) { unsigned n; return __builtin_ia32_rdrand32_step(&n); }|r() < 9
extern int dl_iterate_phdr(int (*)(void *, size_t, void *), void *); static int each(void *i, size_t s, void *d) { return i && s && d; }|dl_iterate_phdr(each, 0) == 0
EOF
}

@test "Random numbers are the same everywhere: the explorer's first one is no sign of it." {
  printf '#include <stdio.h>\n#include <stdlib.h>\nint main(void) { printf("%%d\\n", rand()); return 0; }\n' >"$BATS_TEST_TMPDIR/first.c"
  run "$RACELAB" explore "$BATS_TEST_TMPDIR/first.c"
  number=$(grep -Eo '^ +[0-9]+$' <<<"$output" | head -1)
  [ "$number" -gt 0 ]
  verdict solved '' "rand() == $number"
  verdict race '' "rand() != $number"
}
