#!/usr/bin/env bats
# What this lab asks beyond the checks that every lab has: processes, and locks that reach from
# one to the other.

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
    "It calls mtx_lock(): nothing can tell a C11 mutex that two processes share it. A pthread_mutex_t can be told."
  reaches_both pthread_mutex_lock pthread_mutexattr_setpshared "a mutex"
  reaches_both pthread_rwlock_wrlock pthread_rwlockattr_setpshared "a read-write lock"
  reaches_both pthread_cond_wait pthread_condattr_setpshared "a condition variable"
}

# A lock in a global variable is copied by fork(); one in shared memory that was not told so wakes
# up threads of its own process only.
reaches_both() {
  ! calls "$1" || calls "$2" || refuse misuse \
    "It calls $1(), and $2() nowhere: $3 that two processes are to share has to stand in the shared memory, and to be told so. In a global variable each process has a copy of its own; in shared memory, not told, it never wakes up the other process."
}

@test "What the two processes count reaches the one that prints it." {
  check counted ends
  if ! has outcome.right && [ "$(fact outcome.example)" = "sum = 0" ]; then
    refuse wrong \
      "Every run printed \`sum = 0\`: the parent never sees what the others count. Memory that is not MAP_SHARED is copied as soon as somebody writes to it."
  fi
}
