#!/usr/bin/env bats
# Where nobody can judge that is said, with exit 3 and the command that mends it; it is no grade.

load helpers

setup_file() {
  make_house
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf} "$ROOM"
  # The house in order, to come back to after each test.
  cp -a "$HOUSE" "$BATS_FILE_TMPDIR/kept"
}
setup() {
  rm -rf "$HOUSE"
  cp -a "$BATS_FILE_TMPDIR/kept" "$HOUSE"
  cd "$HOUSE"
}

lose() { sed -i "s/^$1 = .*/$1 =/" build/cache/tools.conf; }
forget_calibration() { rm -f build/cache/calibration-*; }
# ThreadSanitizer starts only while the file `well` is there.
fragile() {
  printf '#!/bin/sh\n[ -e %s/well ] && exec "$@"\necho "FATAL: ThreadSanitizer: unexpected memory mapping" >&2\nexit 66\n' "$HOUSE" >start
  chmod +x start
  sed -i "s|^\\(tsan *= .*\\)|\\1 $HOUSE/start|" harness/variants.mk
}

# no_verdict : the last check; neither solved nor not
no_verdict() {
  is "$(result .result.verdict)" cannot-judge
  valid build/you/02-accumulator/result.json
  says "CANNOT JUDGE (not your fault)"
  lacks "NOT SOLVED"
}

@test "A missing tool: check leaves with 3 and says what installs it." {
  lose valgrind
  run -3 "$RACELAB" check 2
  no_verdict
  says "valgrind is missing; \`make deps\` installs it"
  says "Next: make doctor"
}

@test "A missing tool: detect leaves with 3, run does not need it." {
  lose valgrind
  run -3 "$RACELAB" detect 2
  says "valgrind is missing; \`make deps\` installs it"
  run -0 "$RACELAB" run 2 --runs 1
}

@test "A missing tool: grade leaves with 3." {
  lose libc6-dbg
  grade "$ACCUMULATOR"
  is "$status $(result .result.verdict)" "3 cannot-judge"
  says "libc6-dbg is missing"
}

@test "What cannot be judged is not shown as a score of zero: check, grade, list." {
  lose valgrind
  run -3 "$RACELAB" check 2
  lacks "0 of 16"
  grade "$ACCUMULATOR"
  lacks "0/16"
  run -0 "$RACELAB" list
  says "cannot-judge"
  lacks "0/16"
}

@test "A missing tool: doctor leaves with 3 and names it and one command." {
  lose lld
  run -3 "$RACELAB" doctor
  grep -Eq '^  NO  lld' <<<"$output"
  says "apt-get install lld"
  is "$(grep -c '^  Mend: ' <<<"$output")" 1
  says "Mend: make deps"
  is "${lines[-1]}" "  This machine cannot judge yet."
}

@test "doctor leaves with 0 where everything is fit." {
  run -0 "$RACELAB" doctor
  is "$(grep -c '^  NO ' <<<"$output")" 0
  says "the detectors are fit to judge"
}

@test "A compiler that is not there is told by doctor, with one command." {
  sed -i 's/^compiler .*/compiler = no-such-compiler/' harness/variants.mk
  run -3 "$RACELAB" doctor
  says "cannot be built into a program"
  is "$(grep -c '^  Mend: ' <<<"$output")" 1
  run -3 "$RACELAB" check 2
  no_verdict
}

@test "ThreadSanitizer that does not start fails its calibration." {
  fragile
  run -3 "$RACELAB" check 2
  no_verdict
  says "tsan does not start, or dies"
  run -3 "$RACELAB" doctor
  is "$(grep -c '^  Mend: ' <<<"$output")" 1
}

@test "ThreadSanitizer that was fit and does not start now is no grade either." {
  fragile
  touch well
  run -0 "$RACELAB" doctor
  rm well
  run -3 "$RACELAB" check 2
  no_verdict
}

@test "A failed calibration is not remembered." {
  fragile
  run -3 "$RACELAB" doctor
  touch well
  run -0 "$RACELAB" doctor
}

@test "A limit of the shell that no thread can live with is no fault of the program." {
  run bash -c 'ulimit -s 20000000000 && exec "$@"' limited "$RACELAB" check 2
  lacks "NOT SOLVED"
  [ "$status" = 0 ] || [ "$status" = 3 ]
}

@test "A detector that accuses a correct program is not fit." {
  forget_calibration
  cp harness/calibration/{racy,good}.c
  run -3 "$RACELAB" check 2
  no_verdict
  says "accuses a correct program"
}

@test "A detector that misses a plain race is not fit." {
  forget_calibration
  cp harness/calibration/{good,racy}.c
  run -3 "$RACELAB" detect 2
  says "failed its calibration"
  run -3 "$RACELAB" doctor
  says "misses a plain race"
}

@test "A changed calibration program is asked again." {
  cp harness/calibration/{racy,good}.c
  run -3 "$RACELAB" doctor
}

@test "A runtime that was not built is told." {
  rm build/runtime/calls.o
  run -3 "$RACELAB" check 2
  no_verdict
}

# Only the variant `shake` links it, so the calibration does not notice.
@test "A runtime without a name that the compiler's code calls is not the program's fault." {
  objcopy --redefine-sym __tsan_write4=gone build/runtime/shake.o
  run -3 "$RACELAB" check 2
  no_verdict
  says "the runtime lacks \`__tsan_write4\`, which this compiler's code calls"
}

@test "Nor is a call that was renamed to one that the runtime lacks." {
  run -0 "$RACELAB" doctor
  objcopy --redefine-sym lab_pthread_create=gone build/runtime/calls.o
  run -3 "$RACELAB" check 2
  no_verdict
  run -3 "$RACELAB" run 2 --runs 1
  says "the runtime lacks \`lab_pthread_create\`"
  says "It cannot be built here, which is no fault of the program."
  lacks "It does not compile"
}

@test "A name that the program made up is its own, even if it begins as ours do." {
  sed -i 's/lab_tick()/lab_tock()/; 1i void lab_tock(void);' "$ROOM/accumulator.c"
  run -1 "$RACELAB" check 2
  is "$(result .result.verdict)" build
  says "undefined reference to \`lab_tock'"
}
