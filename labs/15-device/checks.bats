#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: a signal handler that does only what is safe.

load ../../harness/grade

@test "Every byte comes from the device." {
  check bytes fair
  ! uses device_byte || refuse forbidden \
    "It asks device_byte(), which is there for main.c to check the message: a byte comes in with its signal, and device_read() takes it."
}

# The call that audit.handler.1 complains of.
unsafe_call() {
  local said
  said=$(fact audit.handler.1)
  said=${said##* and calls }
  printf '%s' "${said%%,*}"
}

@test "A signal handler does only what is safe in one." {
  check handler fair
  ! has audit.handler || refuse misuse \
    "$(fact audit.handler.1). The signal may have interrupted main in the middle of the same call: let the handler only keep the byte, and call $(unsafe_call) from main. The manual page signal-safety(7) lists what a handler may call."
  needs ends
  ! has tsan.other || refuse misuse \
    "ThreadSanitizer: $(fact tsan.other.story). The manual page signal-safety(7) lists what a signal handler may do."
}
