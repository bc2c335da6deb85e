#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: a waiting thread sleeps.

load ../../harness/grade

# The calls in which a thread can sleep until another one has something for it, and those that only
# make it look less often.
SLEEPING="pthread_cond_wait cnd_wait sem_wait pthread_barrier_wait read eventfd_read"
LOOKING="sched_yield pthread_yield thrd_yield sleep usleep nanosleep thrd_sleep
  pthread_cond_timedwait cnd_timedwait sem_timedwait pthread_mutex_timedlock mtx_timedlock"

@test "A thread that has to wait sleeps until another one wakes it." {
  check waits fair
  local call
  for call in $LOOKING; do
    ! calls "$call" || refuse forbidden \
      "It calls $call(). In this lab nobody waits by looking again and again, or by the clock: a thread sleeps in a call that returns when there is something to do."
  done
  for call in $SLEEPING; do
    ! calls "$call" || return 0
  done
  refuse forbidden \
    "No thread ever sleeps: your files call none of $SLEEPING. A thread that waits by looking again and again keeps a processor busy."
}
