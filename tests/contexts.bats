#!/usr/bin/env bats
# Programs that switch between several stacks by themselves, and lab_choose().

load helpers

setup_file() { make_house; }
setup() {
  cd "$BATS_TEST_TMPDIR"
  cp "$ROOT"/tests/explorer/{context-*,choose-numbers}.c .
}

outcomes() { jq -r '.[].outcome' "$HOUSE/build/own/$1/runs.json"; }
explored() { jq -r "$1" <<<"$output"; }

@test "An update that is lost across a switch is no race to any detector." {
  run -0 "$RACELAB" detect context-lost-update.c
  says "ThreadSanitizer reports nothing in 18 runs"
  says "Helgrind reports nothing in 2 runs"
}

@test "A context that races with a thread is found by both, in its own function." {
  run -1 "$RACELAB" detect context-and-thread.c
  for detector in ThreadSanitizer Helgrind; do says "a data race on \`count\`, seen by $detector"; done
  says "in work()"
}

@test "A context may go on in another thread." {
  run -0 "$RACELAB" detect context-moves.c
  run -0 "$RACELAB" run context-moves.c
  says "20 x ######################## 2"
}

@test "A context that waits for what a parked one holds is stuck, and both are told." {
  run -0 "$RACELAB" run context-mutex-across-a-switch.c
  says "waits in pthread_mutex_lock for \`lock\`"
  says "has given way while holding \`lock\` (locked at context-mutex-across-a-switch.c:"
}

@test "Each context has an entry of its own in the page, and its ticks are its own." {
  sed 's/count++;/count++, lab_tick();/' context-update-in-one-turn.c >ticks.c
  run -0 "$RACELAB" run ticks.c
  is "$(jq -c '[.[].ticks | sort] | unique' "$HOUSE/build/own/ticks.c/runs.json")" "[[0,2,2]]"
  is "$(jq '[.[] | select(.interleaved)] | length > 0' "$HOUSE/build/own/ticks.c/runs.json")" true
}

@test "lab_choose() chooses otherwise in another run, and alike with the same seed." {
  "$RACELAB" run choose-numbers.c --seed 3 >/dev/null
  is "$(outcomes choose-numbers.c | sort -u | paste -sd' ')" "0 1 2"
  outcomes choose-numbers.c >one
  "$RACELAB" run choose-numbers.c --seed 3 >/dev/null
  outcomes choose-numbers.c | cmp one
}

@test "The explorer tries every choice." {
  run -1 "$RACELAB" explore choose-numbers.c --json
  is "$(explored '[.endings[].output] | sort | join("")')" $'0\n1\n2'
  run -1 "$RACELAB" explore context-lost-update.c --json
  is "$(explored '[.endings[].output] | sort | join("")')" $'1\n2'
}

@test "A context is a column of the picture, and a choice a step of it." {
  run -1 "$RACELAB" explore context-lost-update.c
  says "main thread 1 thread 2"
  says "lab_choose: 1"
  says "reads count: 0"
}

@test "The explorer knows whose a mutex is: the thread's that carries the context." {
  run -1 "$RACELAB" explore context-mutex-across-a-switch.c
  says "locks a mutex that another context of its thread holds: \`lock\`"
  run -1 "$RACELAB" explore context-recursive-mutex.c --json
  is "$(explored '[.endings[].end] | unique | join(" ")')" exited
}

@test "Going back to a getcontext() is refused by name." {
  run -3 "$RACELAB" explore context-goes-back.c
  says "where no context was put by makecontext() or swapcontext()"
}
