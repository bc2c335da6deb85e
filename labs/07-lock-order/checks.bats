#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: a thread that tries for ever is stuck as well.

load ../../harness/grade

@test "Nobody tries for ever to get a lock." {
  check trying fair
  [ "$(fact explore.kind)" != livelock ] || refuse livelock \
    "Under some schedules the threads are busy for ever: $(fact explore.story). To see one: make explore LAB=07"
}
