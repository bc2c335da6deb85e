#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: a thread that waits sleeps, and looks again
# when it wakes.

load ../../harness/grade

# The calls in which a thread can sleep until another one has something for it, and those that only
# make it look less often.
SLEEPING="pthread_cond_wait cnd_wait sem_wait pthread_barrier_wait read eventfd_read"
LOOKING="sched_yield pthread_yield thrd_yield sleep usleep nanosleep thrd_sleep poll
  pthread_cond_timedwait cnd_timedwait sem_timedwait pthread_mutex_timedlock mtx_timedlock"

@test "A worker that has to wait sleeps until another thread wakes it." {
  check waits fair
  local call
  for call in $LOOKING; do
    ! calls "$call" || refuse forbidden \
      "It calls $call(). In this lab nobody waits by looking again and again, or by the clock: a worker sleeps in a call that returns when there is something to do."
  done
  for call in $SLEEPING; do
    ! calls "$call" || return 0
  done
  refuse forbidden \
    "No worker ever sleeps: your file calls none of $SLEEPING. A worker that waits by looking again and again keeps a processor busy."
}

@test "A worker takes a job only when it has seen that there is one." {
  check looks fair
  [[ $(fact explore.story) != *"fails the assertion"* ]] || refuse crash \
    "A worker took a job that was not there: $(fact explore.story). A wake-up tells you that somebody woke you, not that there is a job for you: look again each time the wait returns."
}
