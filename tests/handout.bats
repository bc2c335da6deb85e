#!/usr/bin/env bats
# handout: a student's copy, in which everything works but what needs the solutions.

load helpers

setup_file() {
  make_house
  with_solutions
  mkdir "$HOUSE/tests" "$HOUSE/.git"
  touch "$HOUSE/tests/secret"
  for file in README.md LICENSE .gitignore .editorconfig .clang-format; do
    cp "$ROOT/$file" "$HOUSE"
  done
  # This checkout was worked on.
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf} "$ROOM"
  export COPY=$BATS_FILE_TMPDIR/copy
  "$RACELAB" handout --out "$COPY" >"$BATS_FILE_TMPDIR/said.txt"
  make -C "$COPY" -j2 build >"$BATS_FILE_TMPDIR/make.txt" 2>&1
  cp "$ACCUMULATOR"/accumulator.c "$COPY/labs/02-accumulator"
  cp "$ACCUMULATOR"/answers.conf "$COPY/labs/02-accumulator"
  (cd "$COPY" && build/racelab check 2) >"$BATS_FILE_TMPDIR/check.txt" || true
}
setup() { cd "$HOUSE"; }

@test "It says where the copy is and what is in it." {
  run -0 cat "$BATS_FILE_TMPDIR/said.txt"
  says "1 lab, no solutions"
  says "copy"
}

@test "It holds labs and harness, and neither solutions nor tests nor history." {
  for name in Makefile README.md LICENSE labs harness harness/toolbox/verbs/main.c; do [ -e "$COPY/$name" ]; done
  for name in solutions tests .git; do [ ! -e "$COPY/$name" ]; done
}

@test "No file of it holds an answer." {
  run ! grep -rqF 'sums = -3 -2 -1' "$COPY" --exclude-dir=build --exclude=answers.conf
  run ! grep -q 'lost-update$' "$COPY/labs/02-accumulator/.shipped/answers.conf"
}

@test "The labs are as shipped, although this checkout was worked on." {
  "$RACELAB" handout >/dev/null
  for file in accumulator.c answers.conf; do
    cmp "$ROOM/.shipped/$file" "build/handout/labs/02-accumulator/$file"
  done
}

@test "It compiles there without a warning." {
  run -0 cat "$BATS_FILE_TMPDIR/make.txt"
  lacks warning
  [ -x "$COPY/build/racelab" ]
}

@test "A correct fix is solved there." {
  run -0 cat "$BATS_FILE_TMPDIR/check.txt"
  says "SOLVED"
  RESULT=$COPY/build/you/02-accumulator/result.json
  is "$(result .result.verdict)" solved
}

@test "A choice question, whose answer is not there, is reported as answered." {
  run -0 cat "$COPY/build/you/02-accumulator/evidence.conf"
  says "answer.kind = answered"
}

@test "The other questions are measured there." {
  run -0 cat "$COPY/build/you/02-accumulator/evidence.conf"
  for question in variable functions sums; do says "answer.$question = right"; done
}

@test "The gate says that a student's copy has no solutions." {
  run -2 "$COPY/build/racelab" gate
  says "a student's copy has none"
}

@test "make test says that a student's copy has no tests." {
  run ! make -C "$COPY" -o deps-test -o build test
  says "this is a student copy; it has no tests"
}

@test "A copy of the copy can be made." {
  run -0 "$COPY/build/racelab" handout --out "$BATS_TEST_TMPDIR/again"
  diff -r "$COPY/harness" "$BATS_TEST_TMPDIR/again/harness"
}

@test "Without --out a second handout replaces the first." {
  "$RACELAB" handout >/dev/null
  touch build/handout/old
  run -0 "$RACELAB" handout
  [ ! -e build/handout/old ]
}

@test "With --out a folder that is there is not written into." {
  mkdir "$BATS_TEST_TMPDIR/mine"
  run -2 "$RACELAB" handout --out "$BATS_TEST_TMPDIR/mine"
  says "already exists"
  [ -z "$(ls "$BATS_TEST_TMPDIR/mine")" ]
}
