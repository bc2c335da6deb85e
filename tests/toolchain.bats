#!/usr/bin/env bats
# `make CLANG=clang-19` chooses the compiler, for the toolbox and for every later make.

load helpers

setup_file() {
  make_house
  with_solutions
  cp -a "$ROOT/build/obj" "$ROOT/build/explorer" "$HOUSE/build"
  touch "$HOUSE/build/racelab"
  # As the runner's own make would hand it down.
  unset CLANG
  cd "$HOUSE"
  rm -f build/cache/calibration-*
  make -s CLANG=clang build
  build/racelab doctor
  make -s -j2 CLANG=clang-19 build
}
setup() {
  command -v clang-19 >/dev/null || skip "clang-19 is missing"
  cd "$HOUSE"
}

newest() { find build/runtime/explorer.a -newer "$1" | grep -q .; }

@test "doctor says which compiler it uses, and takes the tools of its version." {
  run -0 "$RACELAB" doctor
  grep -qx '  ok  toolchain     clang-19' <<<"$output"
  grep -Eq '^  ok  clang .* version 19\.' <<<"$output"
  grep -Eq '^  ok  symbolizer .* version 19\.' <<<"$output"
}

@test "Each toolchain has a calibration of its own." {
  "$RACELAB" doctor
  is "$(find build/cache -name 'calibration-*' | wc -l)" 2
}

@test "The result tells the version that was really used." {
  grade solutions/02-accumulator
  is "$status" 0
  [[ $(result .result.tools.clang) == *' version 19.'* ]]
}

@test "ThreadSanitizer and the explorer name lines and variables." {
  run -1 "$RACELAB" detect 2 --files labs/02-accumulator/.shipped
  says "a data race on \`i\`, seen by ThreadSanitizer"
  says "accumulator.c:"
  lacks "<null>"
  run -1 "$RACELAB" explore 2 --files labs/02-accumulator/.shipped
  says "It can end with 8 outcomes"
}

@test "A later make keeps it, and has nothing to do." {
  touch "$BATS_TEST_TMPDIR/now"
  run -0 make -s build
  is "$(cat build/runtime/toolchain.conf)" "clang = clang-19"
  run ! newest "$BATS_TEST_TMPDIR/now"
  run -0 make -s CLANG=clang-19 build
  run ! newest "$BATS_TEST_TMPDIR/now"
}

@test "A compiler that is not there is said, and the chosen one stays." {
  run -2 make CLANG=no-such-compiler build
  says "there is no compiler \`no-such-compiler\`"
  is "$(cat build/runtime/toolchain.conf)" "clang = clang-19"
}

@test "A compiler without a symbolizer of its version cannot judge, and doctor says what to install." {
  mkdir alone
  printf '#!/bin/sh\nexec clang "$@"\n' >alone/clang-7
  chmod +x alone/clang-7
  cp build/runtime/toolchain.conf kept.conf
  echo "clang = $PWD/alone/clang-7" >build/runtime/toolchain.conf
  run -3 "$RACELAB" doctor
  mv kept.conf build/runtime/toolchain.conf
  says "apt-get install llvm-7"
}

@test "The old compiler comes back when it is asked for, and what depends on it is built again." {
  touch "$BATS_TEST_TMPDIR/now"
  run -0 make -s -j2 CLANG=clang build
  newest "$BATS_TEST_TMPDIR/now"
  run -0 "$RACELAB" doctor
  grep -qx '  ok  toolchain     clang' <<<"$output"
}
