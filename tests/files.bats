#!/usr/bin/env bats
# What a submitted folder may look like. Only the files named by `edit` are read, and only when
# they are regular files.

load helpers

setup_file() {
  make_house
  listing >"$BATS_FILE_TMPDIR/before"
}
setup() {
  cd "$HOUSE"
  MINE=$BATS_TEST_TMPDIR/mine
  mkdir "$MINE"
}
teardown() { diff "$BATS_FILE_TMPDIR/before" <(listing); }

# stub FOLDER : something to grade that is refused before anything is compiled
stub() { ln -s /nowhere "$1/accumulator.c"; }

# not_a_file : the last grading refused accumulator.c for what it is
not_a_file() {
  is "$status" 1
  is "$(result .result.verdict)" build
  says "not a regular file"
}

@test "A link is not followed, wherever it leads." {
  for target in "$ACCUMULATOR/accumulator.c" /nowhere; do
    ln -sf "$target" "$MINE/accumulator.c"
    grade "$MINE"
    not_a_file
  done
}

@test "A FIFO is refused and not waited for." {
  mkfifo "$MINE/accumulator.c"
  grade "$MINE"
  not_a_file
}

@test "A folder called accumulator.c is refused." {
  mkdir "$MINE/accumulator.c"
  grade "$MINE"
  not_a_file
}

@test "A file larger than a source may be is refused." {
  head -c 1048577 /dev/zero | tr '\0' '\n' >"$MINE/accumulator.c"
  grade "$MINE"
  is "$status" 1
  says "larger than 1048576 bytes"
}

@test "A file of NUL bytes is no text." {
  head -c 3000 /dev/zero >"$MINE/accumulator.c"
  grade "$MINE"
  is "$status $(result .result.verdict)" "1 build"
  lacks "needs more time"
}

@test "A missing file is told as missing." {
  mkdir "$MINE/02-accumulator"
  grade "$MINE"
  is "$status" 1
  says "accumulator.c: the file is missing"
}

@test "Missing answers cost the answers' points only." {
  cp "$ACCUMULATOR/accumulator.c" "$MINE"
  grade "$MINE"
  is "$status $(result .result.verdict)" "0 solved"
  is "$(result '.result.checks[] | select(.name == "answers") | .points')" 0
}

@test "Answers full of rubbish are no verdict, and do not reach the terminal." {
  stub "$MINE"
  printf 'kind = \033[2J\nvariable\001 = \xff\nsums\n' >"$MINE/answers.conf"
  grade "$MINE"
  is "$status $(result .result.verdict)" "1 build"
  lacks $'\e'
  jq -e . "$RESULT" >/dev/null
}

@test "Answers that are a link, a folder or a FIFO count as none." {
  stub "$MINE"
  for make in 'ln -s /etc/hostname' mkdir mkfifo; do
    rm -rf "$MINE/answers.conf"
    $make "$MINE/answers.conf"
    grade "$MINE"
    is "$(result '.result.checks[] | select(.name == "answers") | .points')" 0
  done
}

@test "Other files of the folder are ignored: Makefile, driver, header, lab.conf, objects, rubric." {
  cp "$ACCUMULATOR/accumulator.c" "$MINE"
  for file in Makefile main.c accumulator.h lab.h lab.conf main.o accumulator.o grade.bats; do
    echo '#error "mine"' >"$MINE/$file"
  done
  mkdir -p "$MINE/harness"
  grade "$MINE"
  is "$status $(result .result.verdict)" "0 solved"
}

@test "Nothing is written into the submitted folder." {
  stub "$MINE"
  before=$(find "$MINE" -printf '%P %s %T@\n')
  grade "$MINE"
  is "$(find "$MINE" -printf '%P %s %T@\n')" "$before"
}

@test "A folder's name may hold blanks, quotes, newlines, stars and escapes." {
  for name in 'two words' "quo'te\"s" $'new\nline' '*' '$(touch gone)' $'\e[2J' '-rf' '..hidden'; do
    mkdir "$BATS_TEST_TMPDIR/$name"
    stub "$BATS_TEST_TMPDIR/$name"
    grade "$BATS_TEST_TMPDIR/$name"
    is "$status $(result .result.verdict)" "1 build"
    lacks $'\e'
  done
  [ ! -e gone ]
}

@test "A folder whose name begins with a dash is graded." {
  cd "$BATS_TEST_TMPDIR"
  mkdir ./-x
  stub ./-x
  for word in -x ./-x; do
    grade "$word"
    is "$status $(result .result.verdict)" "1 build"
  done
}

@test "Without --out the result goes to build/grade, under a harmless name." {
  mkdir "$BATS_TEST_TMPDIR/a b;c"
  stub "$BATS_TEST_TMPDIR/a b;c"
  run -1 "$RACELAB" grade "$BATS_TEST_TMPDIR/a b;c/"
  [ -f build/grade/a_b_c/02-accumulator/result.json ]
}

@test "The files may stand in a folder called like the lab, its number or its name." {
  for place in 02-accumulator 02 accumulator labs/02-accumulator .; do
    rm -rf "$MINE"
    mkdir -p "$MINE/$place"
    stub "$MINE/$place"
    grade "$MINE"
    is "$status $(result .result.verdict)" "1 build"
  done
}

@test "Results go into a folder that is there, or is made." {
  stub "$MINE"
  mkdir "$BATS_TEST_TMPDIR/there"
  for out in "$BATS_TEST_TMPDIR/there" "$BATS_TEST_TMPDIR/a/b"; do
    run -1 "$RACELAB" grade "$MINE" --out "$out"
    [ -f "$out/02-accumulator/result.json" ]
  done
}

@test "Results that cannot be written are told before anything is graded." {
  stub "$MINE"
  touch "$BATS_TEST_TMPDIR/file"
  ln -s /nowhere "$BATS_TEST_TMPDIR/dangling"
  rm -rf build/submission
  for out in "$BATS_TEST_TMPDIR/file" "$BATS_TEST_TMPDIR/file/x" "$BATS_TEST_TMPDIR/dangling" /proc/x; do
    run -2 "$RACELAB" grade "$MINE" --out "$out"
    says "--out $out: cannot write there"
  done
  run -2 "$RACELAB" grade "$MINE" --out labs
  says "this lies in labs/ of the checkout"
  run -2 "$RACELAB" grade "$MINE" --out ''
  says "--out needs a value"
  [ ! -e build/submission ]
}

@test "No folder of a submission is a link, wherever it stands." {
  for link in 02-accumulator 02 labs labs/02-accumulator; do
    rm -rf "$MINE"
    mkdir -p "$MINE/$(dirname "$link")"
    case $link in *accumulator | 02) target=$ACCUMULATOR ;; *) target=$ROOT/solutions ;; esac
    ln -s "$target" "$MINE/$link"
    grade "$MINE"
    RESULT=$BATS_TEST_TMPDIR/out/hand-in/result.json
    is "$status $(result .result.verdict)" "1 build"
    says "holds no files of any lab, but"
    says "(a link, which is not followed)"
    rm -r "$BATS_TEST_TMPDIR/out"
  done
}
