#!/usr/bin/env bats
# Programs that fork: each process is watched like a thread, and every process has a log.

load helpers

setup_file() { make_house; }
setup() {
  cd "$BATS_TEST_TMPDIR"
  cp "$PROGRAMS"/fork-*.c .
}

line_of() { grep -n "$1" "$2" | cut -d: -f1; }
runs() { jq -c "$1" "$HOUSE"/build/own/"${2:-fork-counts.c}"/runs.json; }

@test "The ticks of each process are counted, and whether they interleave." {
  run -0 "$RACELAB" run fork-counts.c
  says "20 x ######################## count = 600"
  is "$(runs '[.[].ticks] | unique')" '[[0,300,300]]'
  is "$(runs 'all(.interleaved)')" true
}

@test "A shared page hides nothing and adds nothing: the detectors are silent." {
  run -0 "$RACELAB" detect fork-counts.c
  says "ThreadSanitizer reports nothing in 18 runs"
  says "Helgrind reports nothing in 2 runs"
}

@test "A race within a forked process is found by both detectors." {
  run -1 "$RACELAB" detect fork-race.c
  for detector in ThreadSanitizer Helgrind; do says "a data race on \`visitors\`, seen by $detector"; done
  says "fork-race.c:$(line_of 'visitors++' fork-race.c) visitors++;"
}

@test "A process that was killed is why another one waits for its lock." {
  run "$RACELAB" run fork-killed.c
  says "main waits in pthread_mutex_lock at fork-killed.c:$(line_of 'lock(lock)' fork-killed.c | sed -n 2p)"
  says "process 1 was killed while holding a lock (locked at fork-killed.c:$(line_of 'lock(lock)' fork-killed.c | sed -n 1p)"
}

@test "A reader that waits for an end that never comes is stuck." {
  run -1 "$RACELAB" detect fork-pipe.c
  says "main waits in read at fork-pipe.c:$(line_of 'read(' fork-pipe.c)"
}

@test "A crash of a forked process is one of the program." {
  run -0 "$RACELAB" run fork-crash.c
  says "20 x ######################## (a forked process was killed by signal 11)"
}

@test "A program without forked processes is told in threads, as before." {
  run "$RACELAB" run "$PROGRAMS/deadlock.c"
  says "thread 1 waits in pthread_mutex_lock"
  lacks "process"
}

@test "A signal that cuts a delay short leaves the program's errno alone." {
  cp "$PROGRAMS/signal-errno.c" .
  run -0 "$RACELAB" detect signal-errno.c
  is "$(runs '[.[].outcome] | unique' signal-errno.c)" '["errno changed never"]'
}
