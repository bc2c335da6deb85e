#!/usr/bin/env bats
# Objects of files that nobody edits are kept for the next build, and only as long as they fit.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

# A build is all that is wanted: one run of the plain variant.
built() { run "$RACELAB" run 2 --runs 1 --rounds 10; }
objects() { compgen -G "build/cache/objects/${1:-*}" | wc -l; }

@test "The driver's object and listing are kept, and a student's never are." {
  rm -rf build/cache/objects
  built
  is "$(objects 'main.c-*')" 2
  is "$(objects)" 2
}

@test "The next build takes it." {
  local before
  before=$(ls -l --time-style=full-iso build/cache/objects)
  built
  is "$(ls -l --time-style=full-iso build/cache/objects)" "$before"
}

@test "Another size takes the same; another driver, header or flag does not." {
  run "$RACELAB" run 2 --runs 1 --rounds 11
  is "$(objects)" 2
  for file in labs/02-accumulator/.shipped/{main.c,accumulator.h} harness/{rounds,lab}.h; do
    cp "$file" "$BATS_TEST_TMPDIR/kept"
    echo '/* changed */' >>"$file"
    built
    cp "$BATS_TEST_TMPDIR/kept" "$file"
  done
  is "$(objects)" 10
  sed -i 's/^every .*/& -DNOTHING/' harness/variants.mk
  built
  is "$(objects)" 12
  says "1 run of 10 rounds"
}

@test "A student's file is compiled once for variants that compile it alike." {
  run -0 "$RACELAB" check 2 --files "$ACCUMULATOR"
  is "$(cd build/files/02-accumulator/obj && echo accumulator.c.*.o)" \
    "accumulator.c.alter.o accumulator.c.explore.o accumulator.c.fast.o accumulator.c.plain.o accumulator.c.tsan.o"
  is "$(jq -c '[.[] | select(.variant == "helgrind") | .end]' build/files/02-accumulator/runs.json)" \
    '["exited","exited"]'
}

@test "The explorer knows what a kept object defines." {
  echo 'int from_the_driver(void) { return 0; }' >>labs/02-accumulator/.shipped/main.c
  sed -i 's/^int accumulate(int rounds)/int from_the_driver(void);\n&/; s/return i;/return i + from_the_driver();/' \
    labs/02-accumulator/accumulator.c
  for _ in 1 2; do
    run "$RACELAB" explore 2 --rounds 1
    lacks "does not model"
    says "a data race"
  done
}
