#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: a signal handler that does only what is safe.

load ../../harness/grade

@test "A signal handler does only what is safe in one." {
  check handler ends
  ! has tsan.other || refuse misuse \
    "ThreadSanitizer: $(fact tsan.other.story). The manual page signal-safety(7) lists what a signal handler may do."
}
