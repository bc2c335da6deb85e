#!/usr/bin/env bats
# What is answered is not asked again: Helgrind, the dearest, is spared where ThreadSanitizer has told a
# race, and only there; and files are used again.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

@test "A race that ThreadSanitizer tells is enough." {
  grade "$ROOM/.shipped"
  is "$(result .result.verdict)" race
  is "$(ends_of tsan)" "exited not-run"
  is "$(ends_of helgrind)" not-run
}

@test "A race in a file that is not the student's settles nothing." {
  printf '\nint visits;\nvoid visit(void)\n{\n\tvisits++;\n}\n' >>"$ROOM/.shipped/main.c"
  sed 's/^static int i;/&\nvoid visit(void);/; s/^\t\tlab_tick();/&\n\t\tvisit();/' \
    "$ACCUMULATOR/accumulator.c" | submission one >/dev/null
  grade "$BATS_TEST_TMPDIR/one"
  cp "$ROOT/labs/02-accumulator/.shipped/main.c" "$ROOM/.shipped"
  is "$(jq -c '[.findings[].tool] | unique' build/submission/*/findings.json)" '["helgrind","tsan"]'
  is "$(ends_of helgrind)" exited
}

@test "Locks in opposite orders are no race, and settle nothing." {
  sed -e 's/^static int i;/&\nstatic pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b = PTHREAD_MUTEX_INITIALIZER;/' \
    -e 's/^\ti = 0;/&\n\tpthread_mutex_lock(\&a), pthread_mutex_lock(\&b), pthread_mutex_unlock(\&b), pthread_mutex_unlock(\&a);\n\tpthread_mutex_lock(\&b), pthread_mutex_lock(\&a), pthread_mutex_unlock(\&a), pthread_mutex_unlock(\&b);/' \
    "$ACCUMULATOR/accumulator.c" | submission one >/dev/null
  grade "$BATS_TEST_TMPDIR/one"
  is "$(ends_of tsan)" "exited not-run"
  is "$(ends_of helgrind)" exited
}

@test "About the shipped program the gate asks both." {
  with_solutions
  run "$RACELAB" gate 2
  says "as shipped, tsan finds: race i increment decrement"
  says "ok as shipped, helgrind finds: race i increment decrement"
}

@test "The files of an earlier grading's output are used again, but no link that took their place." {
  local run=build/submission/02-accumulator/run
  grade "$ROOM/.shipped"
  echo precious | tee "$BATS_TEST_TMPDIR/one" >"$BATS_TEST_TMPDIR/other"
  ln -sf "$BATS_TEST_TMPDIR/one" "$run/plain-00.out"
  ln -f "$BATS_TEST_TMPDIR/other" "$run/plain-01.out"
  touch "$run/plain-99.out"
  grade "$ROOM/.shipped"
  is "$(cat "$BATS_TEST_TMPDIR"/{one,other})" $'precious\nprecious'
  [ -f "$run/plain-00.out" ] && [ ! -L "$run/plain-00.out" ] && [ ! -e "$run/plain-99.out" ]
  is "$(find "$run" -name 'tsan-*.out' | wc -l)" \
    "$(jq '[.[] | select(.variant == "tsan" and .end != "not-run")] | length' "$run/../runs.json")"
}
