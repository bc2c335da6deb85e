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

@test "Its README is the students' own, and names no file, verb or target that is not there." {
  cd "$COPY"
  run ! grep -nE 'solutions/|tests/|make (test|gate|demo|bench|soak|lint)\b|grade-all|gradebook' README.md
  for link in $(grep -oE '\]\([^)#]*\)' README.md | tr -d ']()'); do
    [ -e "$link" ] || { echo "$link is missing"; return 1; }
  done
  # A word in code that holds a slash is a path of this copy, or one of a hand-in.
  for path in $(grep -oE '`[a-zA-Z0-9._-]+/[a-zA-Z0-9._/-]+' README.md | tr -d '`'); do
    [ -e "$path" ] || [ -e "labs/$path" ] || { echo "$path is missing"; return 1; }
  done
  for verb in $(grep -oE '(^ +|`)make [a-z]+' README.md | awk '{print $NF}' | sort -u); do
    make -n "$verb" LAB=02 >/dev/null || { echo "no target $verb"; return 1; }
  done
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

@test "A choice, whose answer is not there, earns no point there, and the check says so." {
  run -0 cat "$BATS_FILE_TMPDIR/check.txt"
  says "SOLVED (15 of 16 points)"
  says "ok 3/4 Your answers fit what the program does. 1 answered, not judged here, so without points: \`kind\`."
  says "Your instructor's copy judges"
  run -0 cat "$COPY/build/you/02-accumulator/evidence.conf"
  says "answer.kind = unjudged"
}

@test "Wrong answers earn nothing there: neither a choice nor what is measured." {
  cp -a "$COPY/labs/02-accumulator" "$BATS_TEST_TMPDIR/wrong"
  printf '%s\n' 'variable = round' 'functions = main' 'kind = deadlock' 'sums = 7' >"$BATS_TEST_TMPDIR/wrong/answers.conf"
  cd "$COPY"
  run "$COPY/build/racelab" check 2 --files "$BATS_TEST_TMPDIR/wrong"
  says "NO 0/4 Your answers fit what the program does. 0 of 3 answers fit."
  says "1 answered, not judged here, so without points: \`kind\`."
}

@test "A choice that is none of the words is told there as well." {
  cp -a "$COPY/labs/02-accumulator" "$BATS_TEST_TMPDIR/none"
  sed -i 's/^kind = .*/kind = bad luck/' "$BATS_TEST_TMPDIR/none/answers.conf"
  cd "$COPY"
  run "$COPY/build/racelab" check 2 --files "$BATS_TEST_TMPDIR/none"
  says "\`kind\` should be one of: lost-update deadlock use-after-free stale-cache."
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

# refused SENTENCE DIR... : each of them is no place for a copy; nothing is made and nothing copied
refused() {
  local sentence=$1 before after out
  shift
  before=$(find "$HOUSE" "$BATS_TEST_TMPDIR" -path "$HOUSE/build" -prune -o -print | sort)
  for out; do
    run -2 "$RACELAB" handout --out "$out"
    says "$sentence"
    run -2 "$RACELAB" handout --out="$out"
    says "$sentence"
    after=$(find "$HOUSE" "$BATS_TEST_TMPDIR" -path "$HOUSE/build" -prune -o -print | sort)
    is "$after" "$before"
  done
}

@test "A copy in what is copied, by whatever path, is refused." {
  ln -s "$HOUSE/labs" "$BATS_TEST_TMPDIR/link"
  refused "this lies in labs/ of the checkout; name another folder" \
    labs/copy labs/02-accumulator/a/b ./labs//copy "$HOUSE/labs/copy" harness/../labs/copy "$BATS_TEST_TMPDIR/link/copy" labs
  refused "this lies in harness/ of the checkout" harness/copy
  refused "this lies in solutions/ of the checkout" solutions/copy
  refused "this lies in tests/ of the checkout" tests/copy
}

@test "A copy beside it, or in build/, is none of these." {
  run -0 "$RACELAB" handout --out labs-copy
  diff -r labs labs-copy/labs --exclude=accumulator.c --exclude=answers.conf --exclude=.vary --exclude=lab.conf
  rm -r labs-copy
  run -0 "$RACELAB" handout --out build/one/two
  [ -f build/one/two/labs/02-accumulator/main.c ]
}

@test "What is there already is not written into, whatever it is." {
  touch "$BATS_TEST_TMPDIR/file"
  ln -s /nowhere "$BATS_TEST_TMPDIR/dangling"
  refused "already exists" . .. / "$BATS_TEST_TMPDIR/file" "$BATS_TEST_TMPDIR/dangling"
}

@test "A folder that cannot be made is told with the reason." {
  touch "$BATS_TEST_TMPDIR/file"
  refused "Not a directory" "$BATS_TEST_TMPDIR/file/copy"
  refused "No such file or directory" /proc/copy no/such/../copy
  refused "File name too long" "$(printf 'x%.0s' {1..300})"
  refused "needs a value" ''
}

@test "Links in the labs, as editors leave them, are not copied, and do not hinder." {
  ln -s 'ada@host.1234' "$ROOM/.#accumulator.c"
  ln -s .. "$ROOM/around"
  mkfifo "$ROOM/pipe"
  run -0 "$RACELAB" handout
  rm "$ROOM/.#accumulator.c" "$ROOM/around" "$ROOM/pipe"
  [ -f build/handout/labs/02-accumulator/main.c ]
  [ -z "$(find build/handout -type l -o -type p)" ]
}
