#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: a waiting thread sleeps.

load ../../harness/grade

# Waits that the clock ends. One that lasts longer than the runs that watch looks like sleep to them.
CLOCKS="sleep usleep nanosleep thrd_sleep poll
  pthread_cond_timedwait cnd_timedwait sem_timedwait pthread_mutex_timedlock mtx_timedlock"

@test "A thread that has to wait sleeps until another one wakes it." {
  check waits fair
  local call
  for call in $CLOCKS; do
    ! calls "$call" || refuse forbidden \
      "It calls $call(). In this lab nobody waits by the clock: a thread sleeps in a call that returns when there is something to do."
  done
  all_rest
}
