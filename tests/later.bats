#!/usr/bin/env bats
# also under ASan
# grade-all --add: what comes late, or is mended after it lay in the quarantine, is listed beside the
# frozen list, which stays as it is.

load helpers
load course

setup_file() { make_house; }
setup() {
  course_room
  mkdir "$IN"
}

begun() {
  stub "$IN/ada/accumulator.c"
  printf 'PK no zip' >"$IN/bob.zip"
  course
  is "$status" 3
  LIST=$(sha256sum <"$OUT/list.json")
}

mended() {
  stub "$BATS_TEST_TMPDIR/bob/accumulator.c"
  rm "$IN/bob.zip"
  (cd "$BATS_TEST_TMPDIR/bob" && zip -q "$IN/bob.zip" accumulator.c)
}

@test "Who is new and what was mended of the quarantine is graded, and the frozen list stays." {
  begun
  stub "$IN/eve/accumulator.c"
  mended
  course --resume
  says "1 in $IN came after the list was frozen; with --add in the place of --resume they are listed, too."
  course --add
  is "$status" 0
  says "bob: handed in once more"
  says "eve: new"
  says "2 added to the list, in list-2.json."
  says "3 hand-ins: 3 graded, 0 in the quarantine"
  is "$(sha256sum <"$OUT/list.json")" "$LIST"
  is "$(ls "$OUT/graded" | paste -sd ' ')" "ada bob eve"
  is "$(ls "$OUT/quarantine")" ""
  is "$(verdicts bob) $(verdicts eve)" "build build"
  whole
  says "3 listed = 3 with a result + 0 in the quarantine + 0 not graded yet"
  run -0 "$RACELAB" gradebook "$OUT"
  is "$(jq -r '[.students[].id] | join(" ")' "$OUT/gradebook.json")" "ada bob eve"
}

@test "Where nothing came later nothing is listed, and it goes on." {
  begun
  course --add
  is "$status" 3
  says "0 added to the list."
  [ ! -e "$OUT/list-2.json" ]
  whole
}

@test "What is graded and was changed since is told, and its result stays." {
  begun
  echo more >>"$IN/ada/accumulator.c"
  course --add
  says "ada: graded already, and changed since; its result stays."
  [ ! -e "$OUT/list-2.json" ]
  whole
}

@test "A hand-in that changed before it was graded is taken as it is now." {
  stub "$IN/ada/accumulator.c"
  course --freeze
  echo more >>"$IN/ada/accumulator.c"
  course --resume
  is "$status" 3
  says "ada: it is not what it was when the list was frozen"
  course --add
  is "$status" 0
  is "$(verdicts ada)" build
  whole
}

@test "It may be done again and again, and regrading, overruling and resuming know everybody." {
  begun
  mended
  course --add
  stub "$IN/eve/accumulator.c"
  course --add
  says "1 added to the list, in list-3.json."
  course --resume
  is "$status" 0
  run -0 "$RACELAB" overrule "$OUT" eve 02 solved --why late
  run -0 "$RACELAB" regrade "$OUT" --all
  says "3 of 3 are graded again."
  run -0 "$RACELAB" regrade "$OUT" --accept
  is "$(ls "$OUT/graded/bob" | paste -sd ' ')" "1 2"
  whole
}

@test "Somebody new does not change the id of anybody, and gets another one." {
  stub "$IN/a b/accumulator.c"
  course
  stub "$IN/a_b/accumulator.c" "$IN/a:b/accumulator.c"
  course --add
  [ -d "$OUT/graded/a_b" ]
  is "$(ls "$OUT/graded" | wc -l)" 3
  is "$(jq -r .who "$OUT/graded/a_b/1/attempt.json")" "a b"
  whole
}

@test "Reconcile finds a later list that was edited, taken away or put there." {
  begun
  mended
  course --add
  broken() { cp -a "$OUT" "$OUT.whole"; "$@"; run "$RACELAB" reconcile "$OUT"; RESUMED=$("$RACELAB" grade-all "$IN" --out "$OUT" --resume 2>&1 || true); rm -rf "$OUT"; mv "$OUT.whole" "$OUT"; is "$status" 1; }
  broken sed -i 's/"who":"bob"/"who":"Bob"/' "$OUT/list-2.json"
  says "list-2.json: it was changed since it was frozen"
  [[ $RESUMED == *"list-2.json: it was changed"* ]]
  broken rm "$OUT/list-2.json"
  says "list-2.json: the journal has it, and it is gone"
  [[ $RESUMED == *"list-2.json: it is gone"* ]]
  broken cp "$OUT/list-2.json" "$OUT/list-3.json"
  says "list-3.json: the journal does not know it"
  whole
}

@test "Whoever is killed between its steps is made good by --resume." {
  begun
  mended
  cp -a "$OUT" "$OUT.begun"
  course --add --freeze
  # Killed behind the list, before the journal knows of it.
  cp "$OUT/list-2.json" "$OUT.begun"
  rm -rf "$OUT"
  mv "$OUT.begun" "$OUT"
  course --resume
  is "$status" 0
  is "$(ls "$OUT/quarantine")" ""
  is "$(verdicts bob)" build
  whole
}

@test "It needs a course, and the same folder." {
  stub "$IN/ada/accumulator.c"
  course --add
  is "$status" 2
  [ ! -e "$OUT" ]
  course
  stub "$BATS_TEST_TMPDIR/other/bob/accumulator.c"
  IN=$BATS_TEST_TMPDIR/other course --add
  is "$status" 2
  says "the list in $OUT is of $IN"
}
