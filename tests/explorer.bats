#!/usr/bin/env bats
# The explorer on some 250 small programs that say themselves what must be found in them
# (tests/explorer/, explorer.bash), and on programs whose states can be counted by hand.

load helpers
load explorer

setup_file() {
  mkdir -p "$BATS_FILE_TMPDIR/found"
  cd "$BATS_FILE_TMPDIR"
  make_house
  explore_all "$BATS_FILE_TMPDIR/found"
}
setup() { RACELAB=$BATS_FILE_TMPDIR/house/build/racelab; }

of_family() { family "$BATS_FILE_TMPDIR/found" "$@"; }

@test "Threads: create, join, detach, exit, self, equal." { of_family threads; }
@test "Thread-local variables and keys." { of_family keys; }
@test "pthread_once." { of_family once; }
@test "Contexts: several stacks in one thread." { of_family context; }
@test "lab_choose()." { of_family choose; }
@test "Mutexes of every type, with try-locks and time-outs." { of_family mutex; }
@test "Condition variables, with spurious wake-ups and lost signals." { of_family cond; }
@test "Read-write locks." { of_family rwlock; }
@test "Spin locks." { of_family spin; }
@test "Barriers." { of_family barrier; }
@test "Semaphores." { of_family semaphore; }
@test "C11 threads." { of_family c11; }
@test "Atomics of every size and order, and fences." { of_family atomic; }
@test "The heap." { of_family heap; }
@test "mem* and str* on shared memory." { of_family memory; }
@test "Printing." { of_family output; }
@test "Sleeping and clocks." { of_family time; }
@test "Counts that nobody looks at." { of_family idle; }
@test "Pipes." { of_family pipe; }
@test "Counters behind a descriptor." { of_family eventfd; }
@test "Exit, abort, arguments, random numbers, and what is refused by name." { of_family process; }
@test "What the instrumentation passes over is seen, or refused by name." { of_family unseen; }
@test "Crashes of every kind are findings, and the search ends in order." { of_family crash; }
@test "Loops without an end." { of_family endless; }

@test "No program is left out." {
  run -0 awk -F'[ ;]' '/of_family [a-z0-9]+; }/ { for (i = 1; i < NF; i++) if ($i == "of_family") print $(i + 1) }' \
    "$BATS_TEST_FILENAME"
  diff <(sort -u <<<"$output") <(basename -a "$EXPLORER_PROGRAMS"/*.c | cut -d- -f1 | sort -u)
}

# Locked increments by two threads, so many rounds each: their states are counted by a formula, so
# neither may one be left out nor may a byte that no longer matters keep two apart.
@test "Two threads of N locked increments have 3 N² + 16 N + 20 states." {
  for rounds in 1 2 5 19 40 100; do
    run -0 --separate-stderr "$RACELAB" explore "$BATS_TEST_DIRNAME/benches/locked.c" --json -- 2 "$rounds"
    is "$(jq -c '[.verdict, .states]' <<<"$output")" \
      "[\"deterministic\",$((3 * rounds * rounds + 16 * rounds + 20))]"
  done
}

@test "A race's picture marks the accesses that met, not others of the same line." {
  run -0 jq -c '.races[0] | [.address, .events[.first_event, .second_event].address] | unique | length' \
    "$BATS_FILE_TMPDIR/found/atomic-same-line-other-item.json"
  is "$output" 1
}

@test "The archive exports its main, the gates and the hooks, and no name that a program may have." {
  run -0 nm -g --defined-only --format=posix "$ROOT/build/runtime/explorer.a"
  is "$(awk 'NF > 2 { print $1 }' <<<"$output" | grep -v '^\(x\|own\)\.[A-Za-z0-9_]*$' | grep -v '^__tsan_' | LC_ALL=C sort)" \
    "$(printf '__x86_indirect_thunk_r11\nexplorer_at_step\nmain')"
  # What it takes from the C library, a program may define too: that is another name there.
  run -0 nm -u --format=posix "$ROOT/build/runtime/explorer.a"
  is "$(awk 'NF > 1 { print $1 }' <<<"$output" | grep -v '^__\|^x\.' | sort |
    comm -23 - <(cut -d' ' -f1 "$ROOT"/build/runtime/explorer.{map,names} | sort))" ""
}
