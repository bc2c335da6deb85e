#!/usr/bin/env bats
# Does a thread that has nothing to do sleep? Asked here of lab 02, as if its lab.conf said so. The
# gate asks it of the labs that do.

load helpers
load rubric

setup_file() {
  make_house
  for conf in "$ROOM/lab.conf" "$ROOM"/.shipped/lab.conf; do
    [ ! -e "$conf" ] || sed -i 's/^ticks = .*/&\nsleeps = yes/' "$conf"
  done
  {
    echo 'load ../../harness/grade'
    printf '@''test "A thread that has to wait sleeps." {\n  check waits fair\n  all_rest\n}\n'
  } >"$ROOM/checks.bats"
}

# waiting HOW : an accumulator whose first thread waits for the second one in each round, by HOW
waiting() {
  sed "s/WAIT/$1/" <<'SOURCE' | submission "${2:-waiting}"
#include <pthread.h>
#include <sched.h>
#include <time.h>
#include <semaphore.h>
#include "accumulator.h"
static sem_t counted, room;
static int i;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static void add(int n) { pthread_mutex_lock(&lock); i += n; pthread_mutex_unlock(&lock); }
static void *up(void *r) { for (int n = 0; n < *(int *)r; n++) { WAIT; add(1); sem_post(&room); lab_tick(); } return NULL; }
static void *down(void *r) { for (int n = 0; n < *(int *)r + 1; n++) { sem_wait(&room); add(-1); sem_post(&counted); lab_tick(); } return NULL; }
int accumulate(int rounds)
{
  pthread_t one, other;
  i = 0;
  sem_init(&counted, 0, 0);
  sem_init(&room, 0, 5);
  pthread_create(&one, NULL, up, &rounds);
  pthread_create(&other, NULL, down, &rounds);
  pthread_join(one, NULL);
  pthread_join(other, NULL);
  return i;
}
SOURCE
}

fact_of() { sed -n "s/^$1 = //p" "$HOUSE/build/submission/02-accumulator/evidence.conf"; }

@test "Where every thread that waits sleeps, stopping one brings the others to rest." {
  grade "$(waiting 'sem_wait(\&counted)')"
  says "solved"
  is "$(fact_of rest.asked)/$(fact_of rest.rested)/$(fact_of rest.busy)" 2/2/
}

@test "A thread that tries again and again keeps a processor busy, which is forbidden." {
  grade "$(waiting 'while (sem_trywait(\&counted)) ;')"
  says "forbidden"
  is "$(fact_of rest.busy.story)" "while thread 2 stands still, thread 1 keeps a processor busy"
}

@test "A thread that sleeps a little and looks again wakes up again and again." {
  grade "$(waiting 'while (sem_trywait(\&counted)) { struct timespec t = {0, 5000000}; nanosleep(\&t, NULL); }')"
  says "forbidden"
  is "$(fact_of rest.busy.story)" "while thread 2 stands still, thread 1 wakes up again and again"
}

@test "A program that runs out of time because a thread looks again and again is told so." {
  judge ends.timeout=1 ends.timeout.story="10 s" rest.asked=2 rest.busy=1 \
    "rest.busy.story=while thread 1 stands still, thread 2 keeps a processor busy"
  asks forbidden "It did not end within the time limit of 10 s: while thread 1 stands still, thread 2 keeps a processor busy"
}

# the_rest FACT... : judges these facts by all_rest alone
the_rest() {
  RUBRIC_FILE=$BATS_TEST_TMPDIR/own.bats
  {
    echo "load $ROOT/harness/grade"
    for check in fair ends work; do printf '@''test "%s" {\n  check %s\n}\n' "$check" "$check"; done
    sed '/^load /d' "$ROOM/checks.bats"
  } >"$RUBRIC_FILE"
  judge "$@"
}

@test "A run that saw neither rest nor a busy thread is no proof." {
  the_rest rest.asked=2 rest.rested=1
  unclear waits "too busy to see whether every thread that waits sleeps"
  the_rest rest.asked=2 rest.rested=2
  is "$(said waits status)" passed
}
