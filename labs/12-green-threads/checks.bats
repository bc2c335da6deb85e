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
  ! in_one_statement || lesson \
    "\`received\` and fetch() stand in one statement. C does not say which of the two comes first: this compiler may read \`received\` after the call, and another one before it, so that updates get lost. Call fetch() in a statement of its own."
}

in_one_statement() {
  grep -Eqs 'received *(\+= *|= *received *\+ *)fetch\(|received *= *fetch\(.*\+ *received' \
    "$(file src/download.c)"
}
