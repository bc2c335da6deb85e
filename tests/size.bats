#!/usr/bin/env bats
# What is right at the size of most runs and wrong above it is not right.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

# hand_in ROUND : two threads that count under a lock, and do ROUND after each of their rounds
hand_in() {
  submission mine <<END
#include "accumulator.h"
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int i;
struct work { int rounds, step; };
static void *work(void *argument)
{
  struct work *work = argument;
  for (int round = 0; round < work->rounds; round++) {
    pthread_mutex_lock(&lock);
    i += work->step;
    pthread_mutex_unlock(&lock);
    $1
    lab_tick();
  }
  return NULL;
}
int accumulate(int rounds)
{
  struct work up = {rounds, 1}, down = {rounds + 1, -1};
  pthread_t one, other;
  i = 0;
  pthread_create(&one, NULL, work, &up);
  pthread_create(&other, NULL, work, &down);
  pthread_join(one, NULL);
  pthread_join(other, NULL);
  return i;
}
END
}

judged() {
  grade "$(hand_in "$2")"
  is "$(result .result.verdict)" "$1"
}

@test "Without it, the program is solved." {
  judged solved ""
}

@test "A race, a wrong sum, a crash or a deadlock in a later round is seen." {
  judged race "static int later; if (round > 210) later++;"
  judged wrong "static int *sum = &i; if (work->rounds > 2000 && round == 1) { pthread_mutex_lock(&lock); ++*sum; pthread_mutex_unlock(&lock); }"
  judged crash "if (round == 4999) abort();"
  judged deadlock "if (round == 6000) pthread_mutex_lock(&lock);"
}

@test "So is an endless loop there." {
  judged timeout "for (volatile int k = 0; round > 5000; k = !k) ;"
  says "time limit of 10 s"
  judged timeout "while (round > 5000) lab_tick();"
}

@test "A program that takes its time for each round is slow, and not stuck." {
  judged solved "if (work->rounds > 5000 && round % 2000 == 0) nanosleep(&(struct timespec){0, 30000000}, NULL);"
}

@test "What is wrong only at a small size is seen as well." {
  judged wrong "if (work->rounds == 3 && work->step > 0 && !round) { pthread_mutex_lock(&lock); i++; pthread_mutex_unlock(&lock); }"
}

@test "So is a program that is right at a small size without doing its rounds." {
  judged wrong "if (work->rounds < 8) { if (!round) continue; }"
  says 'prints "sum = -1", though not every thread has done all of its rounds'
}

@test "The size that lab.conf names is always among them." {
  grade "$(hand_in "")" --seed 11
  for variant in plain fast tsan helgrind shake; do
    jq -e --arg v "$variant" '[.[] | select(.variant == $v) | .rounds] as $all
      | ($all | index({plain: 1000, fast: 1000, tsan: 200, helgrind: 100, shake: 20}[$v])) != null' \
      build/submission/02-accumulator/runs.json >/dev/null || { echo "not for $variant"; return 1; }
  done
}
