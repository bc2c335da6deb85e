#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: a thread that waits sleeps, and looks again
# when it wakes.

load ../../harness/grade

# Waits that the clock ends. One that lasts longer than the runs that watch looks like sleep to them.
CLOCKS="sleep usleep nanosleep thrd_sleep poll
  pthread_cond_timedwait cnd_timedwait sem_timedwait pthread_mutex_timedlock mtx_timedlock"

@test "A worker that has to wait sleeps until another thread wakes it." {
  check waits fair
  local call
  for call in $CLOCKS; do
    ! calls "$call" || refuse forbidden \
      "It calls $call(). In this lab nobody waits by the clock: a worker sleeps in a call that returns when there is something to do."
  done
  all_rest
}

@test "A worker takes a job only when it has seen that there is one." {
  check looks fair
  [[ $(fact explore.story) != *"fails the assertion"* ]] || refuse crash \
    "A worker took a job that was not there: $(fact explore.story). A wake-up tells you that somebody woke you, not that there is a job for you: look again each time the wait returns."
}
