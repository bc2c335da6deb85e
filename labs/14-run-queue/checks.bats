#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: tasks that do their steps at the same time, and
# not one after the other on two threads.

load ../../harness/grade

@test "Two tasks can be in the middle of a step at the same time." {
  check steps concurrent
  ! calls lab_tick || refuse forbidden \
    "It calls lab_tick(): only a step ticks, and a scheduler that ticks in its place looks busier than it is."
  has concurrent.overlapped || has concurrent.held || cannot_judge "no run came to its end"
  has concurrent.overlapped || refuse serial \
    "In $(fact concurrent.held) of $(fact concurrent.held) runs a task was stopped in the middle of its step, and the other worker did nothing until it went on. It had to wait: is a lock held while a task does its step?"
  ! has concurrent.later.held || has concurrent.later.overlapped || refuse serial \
    "Only the first steps were done at the same time. In $(fact concurrent.later.held) of $(fact concurrent.later.held) runs a task was stopped in a later step, and the other worker did nothing until it went on. It had to wait: is a lock held while a task does its step?"
}
