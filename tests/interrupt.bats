#!/usr/bin/env bats
# Ctrl-C, and worse: the program ends by the signal, and no process of a student stays behind.

load helpers

setup_file() {
  make_house
  # It never ends by itself, so it is surely still there when the signal comes.
  printf '#include <stdio.h>\n#include "accumulator.h"\nint accumulate(int rounds)\n{\n\tputs("begun");\n\tfflush(stdout);\n\tfor (volatile int i = 0;; i++) if (i == rounds) i = 0;\n}\n' \
    >"$ROOM/accumulator.c"
}
setup() {
  cd "$HOUSE"
  rm -rf build/you build/detect
}
teardown() { no_process "$HOUSE/build/"; }

begun() { grep -qs begun build/"$1"/02-accumulator/run/*.out; }

# begin WHO VERB... : in the background, in a process group of its own; back when the program runs
begin() {
  local who=$1
  shift
  # `env` takes back that bash lets the background ignore Ctrl-C.
  setsid env --default-signal=INT,QUIT "$RACELAB" "$@" >"$BATS_TEST_TMPDIR/said.txt" 2>&1 3>&- &
  TOOLBOX=$!
  wait_until begun "$who"
}

# ends_by SIGNAL : how a shell tells that
ends_by() {
  local code=0
  wait "$TOOLBOX" || code=$?
  is "$(kill -l "$code")" "$1"
}

@test "Ctrl-C during check ends it by SIGINT, at once with all that it started." {
  begin you check 2
  kill -INT -- "-$TOOLBOX"
  ends_by INT
  no_process "$HOUSE/build/"
}

@test "SIGINT to the program alone is enough." {
  begin you check 2
  kill -INT "$TOOLBOX"
  ends_by INT
  no_process "$HOUSE/build/"
}

@test "SIGTERM and SIGHUP end it likewise." {
  for signal in TERM HUP; do
    begin you check 2
    kill -"$signal" "$TOOLBOX"
    ends_by $signal
    no_process "$HOUSE/build/"
    rm -rf build/you
  done
}

@test "Ctrl-C during detect leaves nothing behind." {
  begin detect detect 2
  kill -INT -- "-$TOOLBOX"
  ends_by INT
  no_process "$HOUSE/build/"
}

@test "SIGQUIT leaves nothing behind." {
  begin you check 2
  kill -QUIT "$TOOLBOX"
  wait "$TOOLBOX" || true
  wait_until no_process "$HOUSE/build/"
}

@test "Killed outright, it leaves nothing behind." {
  begin you check 2
  kill -KILL "$TOOLBOX"
  ends_by KILL
  wait_until no_process "$HOUSE/build/"
}

@test "An interrupted check prints no verdict and leaves no result." {
  begin you check 2
  kill -INT -- "-$TOOLBOX"
  ends_by INT
  run -0 cat "$BATS_TEST_TMPDIR/said.txt"
  lacks SOLVED
  [ ! -e build/you/02-accumulator/result.json ]
}

@test "After an interruption the next check works." {
  begin you check 2
  kill -KILL "$TOOLBOX"
  ends_by KILL
  cp "$ROOM/accumulator.c" "$BATS_TEST_TMPDIR"
  echo 'int accumulate(int rounds) { return rounds }' >"$ROOM/accumulator.c"
  run -1 "$RACELAB" check 2
  cp "$BATS_TEST_TMPDIR/accumulator.c" "$ROOM"
  says "it does not compile"
}

@test "A second check of the same lab waits for the first." {
  begin you check 2
  "$RACELAB" check 2 >"$BATS_TEST_TMPDIR/second.txt" 2>&1 3>&- &
  second=$!
  wait_until grep -q "another racelab is working on 02-accumulator" "$BATS_TEST_TMPDIR/second.txt"
  kill -TERM "$second" "$TOOLBOX"
  wait "$second" "$TOOLBOX" || true
}

@test "Ctrl-C during the gate ends all of its labs." {
  with_solutions
  cp "$ROOM/accumulator.c" "$ROOM/.shipped"
  begin shipped gate
  kill -INT "$TOOLBOX"
  ends_by INT
  no_process "$HOUSE/build/"
}
