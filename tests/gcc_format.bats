#!/usr/bin/env bats
# --format gcc: findings as gcc tells its warnings, so that an editor jumps to them.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

line_of() { grep -n "$1" "$ROOM/accumulator.c" | head -1 | cut -d: -f1; }
# The paths before "file:line:col: kind:", each once.
paths() { sed -nE 's/^([^ :]+):[0-9]+:[0-9]+: (error|warning|note): .*/\1/p' <<<"$output" | sort -u; }
# Every line has that form.
all_jump() { ! grep -vE '^[^:]+:[1-9][0-9]*:[1-9][0-9]*: (error|warning|note): .' <<<"$output"; }

@test "detect tells both sides of a race, each at its line and column, and once." {
  run -1 --separate-stderr "$RACELAB" detect 2 --format gcc
  is "$stderr" ""
  all_jump
  is "$(paths)" labs/02-accumulator/accumulator.c
  is "$(grep -c ' warning: a data race on `i`' <<<"$output")" 1
  is "$(grep -c ' note: ' <<<"$output")" 1
  is "$(cut -d: -f2 <<<"$output" | sort -n | paste -sd ' ')" "$(line_of 'i++;') $(line_of 'i--;')"
  is "$(cut -d: -f3 <<<"$output" | paste -sd ' ')" "4 4"
}

@test "explore tells the race and the schedule, which replay takes." {
  run -1 --separate-stderr "$RACELAB" explore 2 --format gcc
  all_jump
  is "$(cut -d: -f2-4 <<<"${lines[0]}")" "$(line_of 'i++;'):3: warning"
  is "$(cut -d: -f2-4 <<<"${lines[1]}")" "$(line_of 'i--;'):3: note"
  [[ ${lines[2]} =~ "schedule '"([a-z0-9 ]+)"'" ]]
  run -0 "$RACELAB" replay 2 "${BASH_REMATCH[1]}"
  says "accumulator.c:$(line_of 'i++;')"
}

@test "check tells what failed, and what has no line stands at the first one." {
  run -1 --separate-stderr "$RACELAB" check 2 --format gcc
  all_jump
  says 'warning: a data race on `i`'
  is "$(grep -c '^labs/02-accumulator/accumulator.c:1:1: warning: .*\[result\]$' <<<"$output")" 1
  is "$(grep -c '^labs/02-accumulator/answers.conf:1:1: warning: .*\[answers\]$' <<<"$output")" 1
  lacks "[races]"
}

@test "A solved lab says nothing, and leaves with 0." {
  with_solutions
  run -0 --separate-stderr "$RACELAB" check 2 --files "$HOUSE/solutions/02-accumulator" --format gcc
  is "$output" ""
}

@test "run tells no line of a wrong outcome." {
  run -0 --separate-stderr "$RACELAB" run 2 --runs 2 --format gcc
  is "$output" ""
}

@test "Paths are as the reader types them, wherever the reader is." {
  cd "$ROOM"
  run -1 --separate-stderr "$RACELAB" explore 2 --format gcc
  is "$(paths)" accumulator.c
  cd "$BATS_TEST_TMPDIR"
  run -1 --separate-stderr "$RACELAB" explore 2 --format gcc
  is "$(paths)" "$ROOM/accumulator.c"
  cd "$HOUSE/harness"
  RACELAB_MAKE=$HOUSE/labs run -1 --separate-stderr "$RACELAB" explore 2 --format gcc
  is "$(paths)" 02-accumulator/accumulator.c
}

@test "Errors of the compiler pass through, at the reader's file." {
  mkdir "$BATS_TEST_TMPDIR/mine"
  sed 's/i++;/i++/' "$ROOM/accumulator.c" >"$BATS_TEST_TMPDIR/mine/accumulator.c"
  cd "$BATS_TEST_TMPDIR"
  for verb in check detect explore run; do
    run --separate-stderr "$RACELAB" "$verb" 2 --files mine --format gcc
    is "${lines[0]}" "mine/accumulator.c:$(line_of 'i++;'):6: error: expected ';' after expression"
  done
}

@test "What the linker misses has the line that asks for it." {
  mkdir "$BATS_TEST_TMPDIR/mine"
  sed 's/i++;/gone(); i++;/' "$ROOM/accumulator.c" >"$BATS_TEST_TMPDIR/mine/accumulator.c"
  run -2 --separate-stderr "$RACELAB" run 2 --files "$BATS_TEST_TMPDIR/mine" --format gcc
  all_jump
  says "accumulator.c:$(line_of 'i++;'):3: error: undefined reference to \`gone'"
}

@test "A header beside one's own program keeps its own path." {
  cd "$BATS_TEST_TMPDIR"
  mkdir mine
  echo 'int x = ;' >mine/wrong.h
  printf '#include "wrong.h"\nint main(void) { return 0; }\n' >mine/prog.c
  run -2 "$RACELAB" run mine/prog.c --format gcc
  says "mine/wrong.h:1:9: error: expected expression"
}

@test "Threads that are stuck are told with a note for each of the others." {
  cd "$BATS_TEST_TMPDIR"
  cp "$PROGRAMS/deadlock.c" .
  run -1 --separate-stderr "$RACELAB" explore deadlock.c --format gcc
  all_jump
  is "$(paths)" deadlock.c
  is "$(grep -c ' warning: deadlock: ' <<<"$output")" 1
  is "$(grep -c ' note: .* is here then' <<<"$output")" 2
}

@test "What the lab forbids is told at its line, and not run." {
  mkdir "$BATS_TEST_TMPDIR/mine"
  sed 's/i++;/system("true"); i++;/; 1i #include <stdlib.h>' "$ROOM/accumulator.c" >"$BATS_TEST_TMPDIR/mine/accumulator.c"
  run -1 --separate-stderr "$RACELAB" detect 2 --files "$BATS_TEST_TMPDIR/mine" --format gcc
  all_jump
  says "accumulator.c:$(($(line_of 'i++;') + 1)):3: warning: "
  [[ $stderr == *"was not run"* ]]
}

@test "What the explorer cannot finish proves nothing, and it says so on stderr." {
  run -3 --separate-stderr "$RACELAB" explore 2 --files "$ACCUMULATOR" --budget 20 --format gcc
  is "$output" ""
  [[ $stderr == *"not exhausted"* ]]
}

@test "Another format, or --json besides, is a usage error." {
  run -2 "$RACELAB" check 2 --format sarif
  says "--format takes gcc here, not \`sarif\`"
  run -2 "$RACELAB" detect 2 --format gcc --json
  says "--json and --format exclude each other"
}
