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
  RACELAB=$BATS_TEST_TMPDIR/house/build/racelab
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
