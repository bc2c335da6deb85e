#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: there is one thread, and nobody stops it.

load ../../harness/grade

@test "The fetchers stay green threads, and nobody sleeps for all of them." {
  check green fair
  local call
  for call in pthread_create thrd_create; do
    ! calls "$call" || refuse forbidden \
      "It calls $call(): that makes a kernel thread, and this lab is about green ones."
  done
  for call in sleep usleep nanosleep thrd_sleep; do
    ! calls "$call" || refuse forbidden \
      "It calls $call(): there is only one thread, and while it sleeps no green thread goes on."
  done
}
