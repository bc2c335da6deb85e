#!/usr/bin/env bats
# A whole course: what was handed in is listed, frozen and graded, each exactly once, and whatever
# cannot be read is told and kept apart.

load helpers
load course

setup_file() { make_house; }
setup() {
  course_room
  mkdir "$IN"
}

@test "A folder, an archive and a file a student are graded, and the table counts verdicts." {
  mkdir -p "$IN/ada/02" "$IN/carl"
  cp "$ACCUMULATOR/accumulator.c" "$IN/ada/02"
  stub "$IN/bob/lab02/accumulator.c"
  (cd "$IN/bob" && tar czf ../dora.tar.gz lab02)
  course
  is "$status" 0
  is "$(jq -r .result.verdict "$OUT/graded/ada/1/02-accumulator/result.json")" solved
  is "$(verdicts bob)" build
  is "$(verdicts dora)" build
  is "$(verdicts carl)" build
  is "$(jq -r '.labs|keys[]' "$OUT/graded/carl/1/attempt.json")" hand-in
  says "lab handed in solved build 02-accumulator 3 1 2 hand-in 1 . 1"
  says "4 hand-ins: 4 graded, 0 in the quarantine, 0 not graded yet."
  whole
}

@test "A result is the one that grade makes, and each file's hash is kept." {
  stub "$IN/ada/accumulator.c"
  course
  run "$RACELAB" grade "$IN/ada" --out "$BATS_TEST_TMPDIR/alone"
  diff -r -x made.json "$BATS_TEST_TMPDIR/alone/02-accumulator" "$OUT/graded/ada/1/02-accumulator"
  is "$(jq -r '.files|keys[]' "$OUT/graded/ada/1/attempt.json" | wc -l)" \
    "$(find "$OUT/graded/ada/1" -type f ! -name attempt.json | wc -l)"
}

@test "What is no folder, file or archive goes to the quarantine, with one line." {
  stub "$IN/ada/accumulator.c"
  mkfifo "$IN/pipe"
  ln -s /etc "$IN/link"
  printf 'PK no zip' >"$IN/liar.zip"
  [ "$(id -u)" != 0 ] || mknod "$IN/null" c 1 3
  course
  is "$status" 3
  says 'Could not be read, and is in the quarantine (mend it, then `--add`):'
  says "pipe: it is a FIFO"
  says "link: it is a link"
  says "liar: "
  is "$(jq -r .who "$OUT/quarantine/pipe.json")" pipe
  is "$(ls "$OUT/graded")" ada
  whole
}

@test "Names with newlines, quotes, 255 bytes, no UTF-8 and a leading dash have safe ids and are found again." {
  local long
  long=$(printf 'x%.0s' {1..255})
  for name in $'a\nb' "o'neil \"q\" \$(touch x) {1} &" "$long" $'\xff\xfe' -rf '{}' $'tab\there'; do
    stub "$IN/$name/accumulator.c"
  done
  course
  is "$status" 0
  is "$(find "$OUT/graded" -mindepth 1 -maxdepth 1 | wc -l)" 7
  is "$(find "$OUT/graded" -mindepth 1 -maxdepth 1 -printf '%f\n' | grep -vE '^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$' || true)" ""
  is "$(jq -r '.labs[].verdict' "$OUT"/graded/*/1/attempt.json | sort -u)" build
  is "$(jq '[.entries[]|select(.who=="a\nb")]|length' "$OUT/list.json")" 1
  whole
}

@test "Two whose names become the same id stay two." {
  stub "$IN/a b/accumulator.c" "$IN/a_b/accumulator.c" "$IN/a:b/accumulator.c"
  course
  is "$status" 0
  is "$(find "$OUT/graded" -mindepth 1 -maxdepth 1 | wc -l)" 3
  whole
}

@test "Folders below a person's folder are that person's." {
  stub "$IN/ada/hw/accumulator.c" "$IN/bob/hw/accumulator.c"
  course
  is "$(ls "$OUT/graded" | paste -sd ' ')" "ada bob"
}

@test "The list is frozen: who comes later is told, and what changes is set aside." {
  stub "$IN/ada/accumulator.c" "$IN/bob/accumulator.c"
  course
  stub "$IN/eve/accumulator.c"
  course --resume
  says "1 in $IN came after the list was frozen"
  is "$(ls "$OUT/graded" | paste -sd ' ')" "ada bob"
  rm -rf "$OUT"
  course --labs 02
  sed -i 's/"hash":"[0-9a-f]/"hash":"x/' "$OUT/list.json"
  course --resume
  is "$status" 2
  says "it was changed since it was frozen"
}

@test "A hand-in that changes while the course is graded is set aside." {
  stub "$IN/ada/accumulator.c"
  course
  rm -rf "$OUT/graded" "$OUT/journal.jsonl"
  echo more >>"$IN/ada/accumulator.c"
  course --resume
  is "$status" 3
  says "ada: it is not what it was when the list was frozen"
  whole
}

@test "A list that was begun is neither begun again nor mixed with another one." {
  stub "$IN/ada/accumulator.c" "$BATS_TEST_TMPDIR/other/bob/accumulator.c"
  course
  course
  is "$status" 2
  says "--resume goes on with it"
  IN=$BATS_TEST_TMPDIR/other course --resume
  is "$status" 2
  says "the list in $OUT is of $IN"
}

@test "What --out must not be is refused before anything is written." {
  stub "$IN/ada/accumulator.c"
  OUT=$IN/out course
  is "$status" 2
  says "name a folder outside of it"
  OUT=$HOUSE/labs/x course
  is "$status" 2
  mkdir "$OUT"
  touch "$OUT/thesis"
  course
  is "$status" 2
  says "holds files that are not racelab's"
  run "$RACELAB" grade-all "$IN"
  says "grade-all needs --out DIR"
  run "$RACELAB" grade-all "$BATS_TEST_TMPDIR/nowhere" --out "$BATS_TEST_TMPDIR/new"
  is "$status" 2
}

@test "--labs takes numbers, ranges and names, and refuses what is no lab." {
  stub "$IN/ada/accumulator.c"
  course --labs 2,accumulator,02-02
  is "$(jq -r '.labs[]' "$OUT/list.json")" 02-accumulator
  OUT=$OUT.2 course --labs 02-99
  is "$status" 2
}

@test "Where one lab with one file is graded, a file a student may be called like the student." {
  stub "$IN/eve.c" "$IN/Ada Lovelace.c" "$IN/bob/bob.c" "$IN/accumulator (1).c"
  course --labs 02
  is "$(jq -r '.labs|keys[]' "$OUT"/graded/{eve.c,Ada_Lovelace.c,accumulator__1_.c}/1/attempt.json | sort -u)" 02-accumulator
  is "$(jq -r '.result.called["accumulator.c"]' "$OUT/graded/eve.c/1/02-accumulator/result.json")" eve.c
  is "$(jq -r '.labs|keys[]' "$OUT/graded/bob/1/attempt.json")" hand-in
  whole
}

@test "Files of labs that are not graded count as nothing handed in." {
  make_house "$BATS_TEST_TMPDIR/house"
  cp -a "$ROOT/labs/05-wrong-lock" "$HOUSE/labs"
  cd "$HOUSE"
  stub "$IN/ada/05-wrong-lock/stats.c" "$IN/bob/accumulator.c"
  mkdir "$IN/carl"
  course --labs 02 --fast
  is "$status" 0
  says "ada: nothing handed in"
  says "3 hand-ins: 2 graded, 1 nothing handed in (files of other labs alone), 0 in the quarantine"
  is "$(jq -c .labs "$OUT/graded/ada/1/attempt.json")" "{}"
  is "$(ls "$OUT/graded/ada/1" | paste -sd ' ')" "attempt.json other-labs.json"
  is "$(verdicts carl)" build
  whole
  run -0 "$RACELAB" gradebook "$OUT"
  is "$(jq -r '.students[]|select(.id=="ada").note' "$OUT/gradebook.json")" \
    "Nothing of these labs was handed in, but files of 05-wrong-lock"
  grep '^ada,' "$OUT/gradebook.csv" | grep -qv build
}

@test "--fast judges the same hand-in once, and the copy bears its own name." {
  stub "$IN/ada/accumulator.c" "$IN/bob/accumulator.c"
  course --fast
  is "$status" 0
  is "$(jq -r .copied_from "$OUT/graded/bob/1/attempt.json")" ada
  is "$(jq -r .result.who "$OUT/graded/bob/1/02-accumulator/result.json")" bob
  run "$RACELAB" grade "$IN/bob" --out "$BATS_TEST_TMPDIR/alone"
  diff "$BATS_TEST_TMPDIR/alone/02-accumulator/result.json" "$OUT/graded/bob/1/02-accumulator/result.json"
  whole
}

@test "What nobody could judge is tried once more, alone, then listed first and may be overruled." {
  stub "$IN/ada/accumulator.c" "$IN/bob/accumulator.c"
  cp build/cache/tools.conf "$BATS_TEST_TMPDIR"
  sed -i 's/^libc6-dbg = .*/libc6-dbg =/' build/cache/tools.conf
  course
  cp "$BATS_TEST_TMPDIR/tools.conf" build/cache
  is "$status" 3
  says "2 were not judged or ran out of time, and are tried once more, alone."
  says "Nobody could judge, look yourself"
  is "$(ls "$OUT/graded/ada" | paste -sd ' ')" "1 2"
  run "$RACELAB" overrule "$OUT" ada 02 solved
  is "$status" 2
  run "$RACELAB" overrule "$OUT" ada 02 solved --why 'seen in class; "=1+1"' --points 7
  is "$status" 0
  says "ada, lab 02: solved, 7 of 16 points. It was cannot-judge."
  is "$(jq -r '.why, .was.verdict' "$OUT/overruled/ada/02-accumulator.json" | paste -sd' ')" 'seen in class; "=1+1" cannot-judge'
  for result in "$OUT"/graded/ada/{1,2,2/02-accumulator,2/02-accumulator/result.json}; do
    run -0 "$RACELAB" export "$result" --format csv
    says '"solved","seen in class; ""=1+1""",'
    says ',7,16'
  done
  run -3 "$RACELAB" export "$OUT/graded/bob/2" --format gradescope
  course --resume
  is "$status" 3
  lacks "ada, lab"
  says "bob, lab 02-accumulator"
  is "$(ls "$OUT/graded/bob" | paste -sd ' ')" "1 2"
  whole
}

@test "Two versions of a file in one hand-in are listed first, for a human." {
  stub "$IN/ada/a/accumulator.c" "$IN/ada/b/accumulator.c" "$IN/bob/a/accumulator.c" "$IN/bob/b/accumulator.c"
  echo another >>"$IN/ada/b/accumulator.c"
  course
  is "$status" 3
  says "Nobody could judge, look yourself"
  says 'ada, lab 02-accumulator: accumulator.c: there are two versions, `a/accumulator.c` and `b/accumulator.c`'
  is "$(verdicts ada) $(verdicts bob)" "cannot-judge build"
  run -0 "$RACELAB" overrule "$OUT" ada 02 solved --why 'b is the newer one' --points 9
  says "solved, 9 of 16 points"
  run -0 "$RACELAB" gradebook "$OUT"
  is "$(jq -r '.students[]|select(.id=="ada").marks[0]|"\(.points) \(.possible)"' "$OUT/gradebook.json")" "9 16"
  whole
}

@test "An overruling needs a known entry, lab, verdict and points." {
  stub "$IN/ada/accumulator.c"
  course
  for words in 'eve 02 solved' 'ada 99 solved' 'ada 02 great' 'ada 02 solved --points 17'; do
    # shellcheck disable=SC2086 # words
    run "$RACELAB" overrule "$OUT" $words --why x
    is "$status" 2
  done
  [ ! -e "$OUT/overruled" ] || is "$(ls "$OUT/overruled")" ""
  whole
}

@test "Regrading proposes, shows what would change, and changes it when told to." {
  stub "$IN/ada/accumulator.c" "$IN/bob/accumulator.c"
  course
  run "$RACELAB" regrade "$OUT"
  is "$status" 0
  says "0 of 2 are graded again."
  run "$RACELAB" regrade "$OUT" --all
  says "2 proposed, 0 changes. Nothing counts yet"
  is "$(ls "$OUT/graded/ada")" 1
  whole
  run "$RACELAB" regrade "$OUT" --all
  says "2 of 2 are graded again, and 2 of them are ready."
  whole
  cp -a "$HOUSE" "$BATS_TEST_TMPDIR/house"
  sed -i 's/^points.builds *=.*/points.builds = 3/' "$BATS_TEST_TMPDIR/house/labs/02-accumulator/lab.conf"
  run "$BATS_TEST_TMPDIR/house/build/racelab" regrade "$OUT"
  says "2 of 2 are graded again."
  says "ada, 02-accumulator: build 0/16 -> build 0/18"
  is "$(ls "$OUT/graded/ada")" 1
  run "$BATS_TEST_TMPDIR/house/build/racelab" regrade "$OUT" --accept
  says "2 accepted"
  is "$(ls "$OUT/graded/ada" | paste -sd ' ')" "1 2"
  whole
}

@test "Reconcile names what was edited, removed, added or cut out." {
  stub "$IN/ada/accumulator.c" "$IN/bob/accumulator.c" "$IN/eve/accumulator.c"
  mkfifo "$IN/pipe"
  course
  whole
  broken() { cp -a "$OUT" "$OUT.whole"; "$@"; run "$RACELAB" reconcile "$OUT"; rm -rf "$OUT"; mv "$OUT.whole" "$OUT"; is "$status" 1; }
  broken sed -i 's/"points": 0/"points": 9/' "$OUT/graded/ada/1/02-accumulator/result.json"
  says "graded/ada/1/02-accumulator/result.json: it was edited"
  broken sed -i 's/ada/adb/' "$OUT/graded/ada/1/attempt.json"
  says "graded/ada/1/attempt.json: it was edited"
  broken rm -r "$OUT/graded/bob/1"
  says "graded/bob/1: the journal has this result, and it is gone"
  broken rm "$OUT/graded/bob/1/02-accumulator/made.json"
  says "made.json: it is gone"
  broken cp -a "$OUT/graded/bob/1" "$OUT/graded/bob/2"
  says "graded/bob/2: the journal does not know it"
  broken touch "$OUT/graded/bob/1/note"
  says "graded/bob/1/note: it was put there later"
  broken mkdir "$OUT/graded/mallory"
  says "graded/mallory: it is nobody's of the list"
  broken sed -i 4d "$OUT/journal.jsonl"
  says "journal.jsonl:4: it, or a line before it, was edited, taken out or put in"
  broken sed -i '5s/build/solved/' "$OUT/journal.jsonl"
  says "journal.jsonl:5:"
  broken sed -i 's/"who":"eve"/"who":"Eve"/' "$OUT/list.json"
  says "list.json: it was changed since it was frozen"
  broken rm "$OUT/quarantine/pipe.json"
  says "quarantine/pipe.json: it is gone"
  broken truncate -s -3 "$OUT/journal.jsonl"
  says "half a line"
  whole
}

@test "A folder that holds no graded course is told as that." {
  run "$RACELAB" reconcile "$IN"
  is "$status" 2
  says "no graded course"
}

@test "A folder that nobody looks at, since its name begins with a dot, is told." {
  stub "$IN/ada/accumulator.c" "$IN/.bob/accumulator.c"
  mkdir "$IN/.git"
  course
  says ".bob: not looked at"
  lacks ".git"
  is "$(ls "$OUT/graded")" ada
}

@test "Quotes, blanks, dollars and braces in the paths are nobody's business; a new line is refused." {
  IN="$BATS_TEST_TMPDIR/in {1} \$(touch x) 'q'"
  stub "$IN/ada/accumulator.c"
  OUT="$BATS_TEST_TMPDIR/o'u \"t; {2} \$(touch x)"
  course
  is "$status" 0
  whole
  OUT=$BATS_TEST_TMPDIR/$'a\nb' course
  is "$status" 2
  says "cannot handle a tab or new line"
  [ ! -e x ]
}
