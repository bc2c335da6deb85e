#!/usr/bin/env bats
# Whatever is killed, whenever, and however full the disk: no result is lost, and none is there twice.
#
# The moments are random; a failure prints the seed, and RACELAB_SEED takes it again.

load helpers
load course

PEOPLE=12

setup_file() {
  make_house
  for n in $(seq $PEOPLE); do
    stub "$BATS_FILE_TMPDIR/in/s$n/accumulator.c"
    printf 'int a\0%s;' "$n" >>"$BATS_FILE_TMPDIR/in/s$n/accumulator.c"
  done
}
setup() {
  cd "$HOUSE"
  IN=$BATS_FILE_TMPDIR/in
  OUT=$BATS_TEST_TMPDIR/out
  : "${RACELAB_SEED:=$RANDOM}"
  RANDOM=$RACELAB_SEED
  echo "RACELAB_SEED=$RACELAB_SEED"
}
teardown() { umount "$BATS_TEST_TMPDIR/small" 2>/dev/null || true; }

begin() { "$RACELAB" grade-all "$IN" --out "$OUT" --resume >"$BATS_TEST_TMPDIR/log" 2>&1 3>&- & }
pause() { sleep "$((RANDOM % 2)).$((RANDOM % 10))$((RANDOM % 10))"; }
lines() { [ "$(grep -c "\"what\":\"$1\"" "$OUT/journal.jsonl")" -ge "$2" ]; }

# ours WORD : a random one of the processes that work on $OUT and hold WORD in their command line
ours() { processes "$1.*$OUT" | shuf -n 1 --random-source=<(yes $RANDOM); }

# all_once : after a last, undisturbed run everybody has one result, and nothing is left over
all_once() {
  wait
  course --resume
  is "$status" 0
  whole
  says "$PEOPLE listed = $PEOPLE with a result + 0 in the quarantine + 0 not graded yet"
  is "$(jq -r 'select(.what=="graded")|"\(.id) \(.attempt)"' "$OUT/journal.jsonl" | sort | uniq -d)" ""
  # A second attempt is there only where the first was killed while it judged.
  is "$(jq -r '.labs[].verdict' "$OUT"/graded/*/1/attempt.json | grep -c cannot-judge)" \
    "$(find "$OUT/graded" -mindepth 2 -name 2 | wc -l)"
  is "$(for n in $(seq $PEOPLE); do verdicts "s$n"; done | sort | uniq -c | tr -s ' ')" " $PEOPLE build"
  is "$(find "$OUT/in-work" -mindepth 1)" ""
  no_process "grade-entry.*$OUT"
}

@test "kill -9 of the whole grading, again and again." {
  for _ in 1 2 3 4; do
    begin
    pause
    kill -9 $! 2>/dev/null || true
    wait $! || true
  done
  all_once
}

@test "kill -9 of parallel and of single gradings." {
  for word in grade-entry parallel grade-entry grade-entry parallel; do
    begin
    pause
    victim=$(ours "$word")
    [ -z "$victim" ] || kill -9 "$victim" 2>/dev/null || true
    pause
    kill -9 $! 2>/dev/null || true
    wait $! || true
  done
  all_once
}

@test "A grading that is killed between its rename and its word to the journal is found again." {
  course
  # As it stands at that moment: sealed, in its place, and not told.
  head -n -1 "$OUT/journal.jsonl" >"$BATS_TEST_TMPDIR/journal"
  cp "$BATS_TEST_TMPDIR/journal" "$OUT/journal.jsonl"
  run "$RACELAB" reconcile "$OUT"
  is "$status" 1
  says "the journal does not know it"
  all_once
}

@test "Half a line at the end of the journal is cut off by the next writer." {
  course
  head -n -1 "$OUT/journal.jsonl" >"$BATS_TEST_TMPDIR/journal"
  printf '{"seq":99,"at":"2026' >>"$BATS_TEST_TMPDIR/journal"
  cp "$BATS_TEST_TMPDIR/journal" "$OUT/journal.jsonl"
  all_once
}

@test "Ctrl-C ends in order, and tells how to go on." {
  "$RACELAB" grade-all "$IN" --out "$OUT" >"$BATS_TEST_TMPDIR/log" 2>&1 3>&- &
  pid=$!
  wait_until lines graded 2
  # An interactive shell's Ctrl-C; a background job of this one ignores SIGINT.
  kill -TERM $pid
  wait $pid || status=$?
  is "$status" 143
  no_process "grade-entry.*$OUT"
  no_process "parallel.*$OUT"
  is "$(find "$OUT/in-work" -mindepth 1)" ""
  output=$(cat "$BATS_TEST_TMPDIR/log")
  says "Ended early:"
  says "To go on: build/racelab grade-all $IN --out $OUT --resume"
  lacks "parallel:"
  all_once
}

@test "Two graders on one folder: the second is told who is there." {
  begin
  wait_until lines frozen 1
  course --resume
  is "$status" 2
  says "racelab grade-all, process $! on "
  all_once
}

@test "Single gradings of the same entry at the same time leave one result." {
  course
  cp "$OUT/list.json" "$BATS_TEST_TMPDIR"
  rm -rf "$OUT"
  mkdir "$OUT"
  cp "$BATS_TEST_TMPDIR/list.json" "$OUT"
  for _ in 1 2 3 4; do
    "$RACELAB" grade-entry "$OUT" 0 >/dev/null 2>&1 3>&- &
  done
  wait
  is "$(find "$OUT/graded" -mindepth 2 -maxdepth 2 -printf '%f\n')" 1
  is "$(grep -c '"what":"graded"' "$OUT/journal.jsonl")" 1
}

@test "A full disk: what does not fit is not graded, and goes on when there is room." {
  [ "$(id -u)" = 0 ] || skip "only root can make a small disk"
  mkdir "$BATS_TEST_TMPDIR/small"
  mount -t tmpfs -o size=400k none "$BATS_TEST_TMPDIR/small" 2>/dev/null || skip "no mount is allowed here"
  OUT=$BATS_TEST_TMPDIR/small/out
  course
  is "$status" 3
  says "not graded yet"
  says "No space left on device"
  mount -o remount,size=20m "$BATS_TEST_TMPDIR/small"
  all_once
}
