#!/usr/bin/env bats
# What single labs ask beyond the checks of every lab, where no program in solutions/ shows it.

load helpers
load rubric

# checks_of LAB FACT... : judges these facts by the lab's own checks, as if all others had passed
checks_of() {
  LAB_UNDER_TEST=$ROOT/labs/$1/lab.conf
  RUBRIC_FILE=$BATS_TEST_TMPDIR/own.bats
  {
    echo "load $ROOT/harness/grade"
    for check in fair ends work concurrent; do printf '@''test "%s" {\n  check %s\n}\n' "$check" "$check"; done
    sed '/^load /d' "$ROOT/labs/$1/checks.bats"
  } >"$RUBRIC_FILE"
  shift
  judge "$@"
}

@test "Lab 12: a statement that reads received and fetches leaves the order to the compiler, which is told." {
  mkdir "$BATS_TEST_TMPDIR/src"
  for statement in 'received += fetch(block);' 'received = received + fetch(block);' 'received = fetch(block) + received;'; do
    echo "$statement" >"$BATS_TEST_TMPDIR/src/download.c"
    checks_of 12-green-threads
    is "$(said green status)" passed
    [[ $(said green lesson) == *"C does not say which of the two comes first"* ]] || { evidence; return 1; }
  done
  printf 'int size = fetch(block);\nreceived += size;\n' >"$BATS_TEST_TMPDIR/src/download.c"
  checks_of 12-green-threads
  is "$(said green status)$(said green lesson)" passed
}

@test "Lab 14: where no run held a task that another worker could pass, the workers take turns." {
  checks_of 14-run-queue concurrent.overlapped=0 concurrent.held=2
  asks serial "In 2 of 2 runs a task was stopped in the middle of its step"
  checks_of 14-run-queue concurrent.overlapped=1 concurrent.held=1
  is "$(said steps status)" passed
  checks_of 14-run-queue concurrent.overlapped=0 concurrent.held=0
  unclear steps "no run came to its end"
}

@test "Lab 14: workers that take turns after the first steps are seen in the runs that hold a later one." {
  checks_of 14-run-queue concurrent.overlapped=2 concurrent.later.overlapped=0 concurrent.later.held=2
  asks serial "Only the first steps were done at the same time"
  checks_of 14-run-queue concurrent.overlapped=2 concurrent.later.overlapped=1 concurrent.later.held=1
  is "$(said steps status)" passed
}

@test "Lab 14: a scheduler that ticks in place of the steps is refused." {
  checks_of 14-run-queue concurrent.overlapped=2 audit.calls="pthread_create lab_tick"
  asks forbidden "It calls lab_tick()"
}
