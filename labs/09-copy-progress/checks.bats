#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: reports of what was measured.

load ../../harness/grade

@test "Nobody asks the driver for what it checks." {
  check measured fair
  local call
  for call in disk_rate disk_blocks disk_fault disk_copies screen_blocks screen_torn screen_fault; do
    ! uses "$call" || refuse forbidden \
      "It calls $call(), which is for the driver. A report tells what the copier has measured: hand that over to the thread that shows it."
  done
}
