#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: processes, and locks that work between them.

load ../../harness/grade

@test "Two processes do the work, and not two threads." {
  check processes fair
  local call
  for call in pthread_create thrd_create; do
    ! calls "$call" || refuse forbidden \
      "It makes threads with $call(): this lab is about two processes, so leave fork() in."
  done
  calls fork || refuse forbidden \
    "It never calls fork(): this lab is about two processes that work at the same time."
}

@test "A lock that both processes use is made for two processes." {
  check locks processes
  ! calls mtx_lock || refuse misuse \
    "It calls mtx_lock(): a C11 mutex cannot be made for two processes. A pthread_mutex_t can."
  reaches_both pthread_mutex_lock pthread_mutexattr_setpshared "a mutex"
  reaches_both pthread_rwlock_wrlock pthread_rwlockattr_setpshared "a read-write lock"
  reaches_both pthread_cond_wait pthread_condattr_setpshared "a condition variable"
}

# fork() copies a lock in a global variable; one in shared memory that is not made for several
# processes wakes only threads of the process that unlocks it.
reaches_both() {
  ! calls "$1" || calls "$2" || refuse misuse \
    "It calls $1(), but never $2(): $3 for two processes must be in the shared memory, and its attributes must say that processes share it. In a global variable, each process has a copy of its own; in shared memory without the attribute, it never wakes up the other process."
}

@test "A process waits for the other one in a way that orders the two." {
  check ordered fair
  ! has audit.looks || refuse race \
    "A process waits at $(fact audit.looks) until the other one changes a plain variable, and nothing orders the two: neither \`volatile\` nor a fence makes the other process see the accesses in the order of the source. An \`_Atomic\` does, and so does a lock, a semaphore or a pipe."
}

@test "What the two processes count reaches the one that prints it." {
  check counted ends
  if ! has outcome.right && [ "$(fact outcome.example)" = "sum = 0" ]; then
    refuse wrong \
      "Every run printed \`sum = 0\`: the parent never sees what the others count. Memory that is not MAP_SHARED is copied as soon as somebody writes to it."
  fi
}
