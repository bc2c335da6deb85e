#!/usr/bin/env bats
# A result that can be trusted afterwards: it is new, whole, the same each time, and says what it
# was made of. Gradings do not disturb each other, wherever they work.

load helpers

setup_file() {
  make_house
  with_solutions
  "$RACELAB" grade "$ACCUMULATOR" --out "$BATS_FILE_TMPDIR/before"
}
setup() {
  cd "$HOUSE"
  OUT=$BATS_TEST_TMPDIR/out
  RESULT=$OUT/02-accumulator/result.json
}

# broken NAME : a hand-in that is refused by the compiler, whose bytes tell which one it is
broken() { printf 'int accumulate(int rounds) { return rounds } /* %s */\n' "$1" | submission "$1"; }

# hash_of FILE : as it stands in a result
hash_of() { xxh128sum <"$1" | cut -d' ' -f1; }

# of_this FOLDER : RESULT is whole, valid, and of this hand-in
of_this() {
  valid "$RESULT" && is "$(result '.result.files["accumulator.c"]')" "$(hash_of "$1/accumulator.c")"
}

# ------------------------------------------------------------------ what it says

@test "It says who and where from, the hash of everything, the seed and the sizes." {
  mkdir -p "$BATS_TEST_TMPDIR/ada/x/02"
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf} "$BATS_TEST_TMPDIR/ada/x/02"
  run -0 "$RACELAB" grade "$BATS_TEST_TMPDIR/ada" --out "$OUT" --seed 7
  is "$(result '.result | "\(.who) \(.place) \(.seed)"')" "ada x/02/ 7"
  of_this "$ACCUMULATOR"
  is "$(result '.result.files["answers.conf"]')" "$(hash_of "$ACCUMULATOR/answers.conf")"
  is "$(result .result.handed_in)" "$(jq -jcS .result.files "$RESULT" | xxh128sum | cut -d' ' -f1)"
  is "$(result '.result.judges | keys | join(" ")')" "harness lab runtime toolbox tools"
  is "$(result '.result.sizes | [.plain, .tsan, .explore, .alter | type] | unique | join(" ")')" array
  is "$(result '.result.sizes.plain | [min >= 750, max] | join(" ")')" "true 1000000"
  is "$(result '.result.sizes.explore[0]')" 3
}

@test "The evidence is kept beside it, and what was handed in." {
  run -0 "$RACELAB" grade "$ACCUMULATOR" --out "$OUT"
  for file in evidence.conf findings.json exploration.json runs.json rubric.conf made.json; do
    [ -s "$OUT/02-accumulator/$file" ] || { echo "no $file"; return 1; }
  done
  cmp "$ACCUMULATOR/accumulator.c" "$OUT/02-accumulator/handed-in/accumulator.c"
  is "$(jq -r .digest "$OUT/02-accumulator/made.json")" "$(result .digest)"
}

@test "Evidence of an earlier grading is not left beside a new result." {
  run -0 "$RACELAB" grade "$ACCUMULATOR" --out "$OUT"
  run -1 "$RACELAB" grade "$(broken new)" --out "$OUT"
  [ ! -e "$OUT/02-accumulator/exploration.json" ]
  [ ! -e "$OUT/02-accumulator/handed-in/answers.conf" ]
}

@test "Whatever judged is in the hash: a lab, a rubric, the runtime, an answer." {
  local one
  one=$(broken one)
  cp -a "$HOUSE" "$BATS_TEST_TMPDIR/house"
  hashes() { "$1/build/racelab" grade "$one" --out "$OUT" >/dev/null || true; jq -cS .result.judges "$RESULT"; }
  before=$(hashes "$HOUSE")
  is "$(hashes "$BATS_TEST_TMPDIR/house")" "$before"
  cd "$BATS_TEST_TMPDIR/house"
  for file in harness/grade.bash labs/02-accumulator/.shipped/accumulator.c labs/02-accumulator/lab.conf \
    build/runtime/calls.map solutions/02-accumulator/answers.conf; do
    echo "# changed" >>"$file"
    now=$(hashes .)
    [ "$now" != "$before" ] || { echo "$file was changed, and nobody sees it"; return 1; }
    before=$now
  done
}

# ------------------------------------------------------------------ the same bytes

@test "The same input and seed give the same bytes: solved, racy, stuck, crashing, wrong, not compiling." {
  mkdir "$BATS_TEST_TMPDIR/shipped"
  cp "$ROOM/.shipped/accumulator.c" "$BATS_TEST_TMPDIR/shipped"
  for folder in "$ACCUMULATOR" "$BATS_TEST_TMPDIR/shipped" "$ACCUMULATOR/rejected/recursive-relock" \
    "$ACCUMULATOR/rejected/early-exit" "$(broken one)"; do
    "$RACELAB" grade "$folder" --out "$OUT" >/dev/null || true
    cp "$RESULT" "$BATS_TEST_TMPDIR/first"
    "$RACELAB" grade "$folder" --out "$OUT" --work "$BATS_TEST_TMPDIR/elsewhere" >/dev/null || true
    diff "$BATS_TEST_TMPDIR/first" "$RESULT"
    ! grep -F -e "$HOUSE" -e "$BATS_TEST_TMPDIR" "$RESULT" || return 1
  done
}

# ------------------------------------------------------------------ side by side

@test "Gradings at the same time do not meet, of the same hand-in or of others." {
  local one two pids=()
  one=$(broken one) two=$(broken two)
  for i in 1 2 3 4; do
    [ $((i % 2)) = 0 ] && from=$two || from=$one
    "$RACELAB" grade "$from" --out "$BATS_TEST_TMPDIR/out$i" >"$BATS_TEST_TMPDIR/said$i" 2>&1 3>&- &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" && return 1; done
  for i in 1 2 3 4; do
    RESULT=$BATS_TEST_TMPDIR/out$i/02-accumulator/result.json
    [ $((i % 2)) = 0 ] && from=$two || from=$one
    of_this "$from"
    ! grep "another racelab" "$BATS_TEST_TMPDIR/said$i" || return 1
  done
  # As many folders as there were gradings at a time, and they are used again.
  before=$(ls -d build/submission* | wc -l)
  [ "$before" -le 8 ]
  run -1 "$RACELAB" grade "$one" --out "$OUT"
  is "$(ls -d build/submission* | wc -l)" "$before"
}

@test "Gradings that write into the same folder wait for each other." {
  local one
  one=$(broken one)
  mkdir -p "$OUT/02-accumulator"
  exec 8<"$OUT/02-accumulator"
  flock -x 8
  "$RACELAB" grade "$one" --out "$OUT" >"$BATS_TEST_TMPDIR/said" 2>&1 3>&- 8>&- &
  wait_until grep -q "another racelab is writing results into" "$BATS_TEST_TMPDIR/said"
  [ ! -e "$RESULT" ]
  exec 8>&-
  wait $! || true
  of_this "$one"
}

@test "A checkout that may not be written judges with --work, also without a cache of its own." {
  command -v unshare >/dev/null || skip "unshare is missing"
  unshare -m true 2>/dev/null || skip "mount namespaces are missing"
  cp -a "$HOUSE" "$BATS_TEST_TMPDIR/house"
  rm -rf "$BATS_TEST_TMPDIR/house/build/cache"/{tools.conf,calibration-*,objects}
  find "$BATS_TEST_TMPDIR/house" -printf '%P %T@\n' | sort >"$BATS_TEST_TMPDIR/listed"
  RACELAB=$BATS_TEST_TMPDIR/house/build/racelab
  run -0 unshare -m bash -c 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"' \
    ro "$BATS_TEST_TMPDIR/house" "$RACELAB" grade "$ACCUMULATOR" --work "$BATS_TEST_TMPDIR/work" --out "$OUT"
  says "solved"
  run -2 unshare -m bash -c 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"' \
    ro "$BATS_TEST_TMPDIR/house" "$RACELAB" grade "$ACCUMULATOR" --out "$OUT"
  says "name a work folder with --work DIR"
  diff "$BATS_TEST_TMPDIR/listed" <(find "$BATS_TEST_TMPDIR/house" -printf '%P %T@\n' | sort)
}

@test "Another user grades from the same checkout, with a work folder of their own." {
  [ "$(id -u)" = 0 ] || skip "only root can become another user"
  local one
  one=$(broken one)
  chmod -R go+rX "$BATS_RUN_TMPDIR" 2>/dev/null || true
  mkdir -m 777 "$BATS_TEST_TMPDIR/nobody"
  run -1 setpriv --reuid 65534 --regid 65534 --clear-groups "$RACELAB" grade "$one" \
    --work "$BATS_TEST_TMPDIR/nobody/work" --out "$BATS_TEST_TMPDIR/nobody/out"
  RESULT=$BATS_TEST_TMPDIR/nobody/out/02-accumulator/result.json
  of_this "$one"
  run -2 setpriv --reuid 65534 --regid 65534 --clear-groups "$RACELAB" grade "$one" \
    --out "$BATS_TEST_TMPDIR/nobody/out"
  says "name a work folder with --work DIR"
}

@test "--work is told by help, and is no part of the checkout." {
  run -0 "$RACELAB" help grade
  says "--work DIR"
  run -2 "$RACELAB" grade "$(broken one)" --work labs --out "$OUT"
  says "--work labs: this lies in labs/ of the checkout"
  mkdir -p "$BATS_TEST_TMPDIR/inbox/submission/02-accumulator"
  run -2 "$RACELAB" grade "$(broken one)" --work "$BATS_TEST_TMPDIR/inbox" --out "$OUT"
  says "holds files that are not racelab's; name an empty folder"
  touch "$BATS_TEST_TMPDIR/file"
  run -2 "$RACELAB" grade "$(broken one)" --work "$BATS_TEST_TMPDIR/file" --out "$OUT"
  says "cannot write there"
}

# ------------------------------------------------------------------ links in OUT

@test "A link in OUT is not followed, as a folder or as the result." {
  local one
  one=$(broken one)
  mkdir -p "$OUT" "$BATS_TEST_TMPDIR/victim"
  ln -s "$BATS_TEST_TMPDIR/victim" "$OUT/02-accumulator"
  run -2 "$RACELAB" grade "$one" --out "$OUT"
  says "a part of this path is a symbolic link"
  is "$(ls "$BATS_TEST_TMPDIR/victim")" ""
  rm "$OUT/02-accumulator"
  mkdir "$OUT/02-accumulator"
  echo precious >"$BATS_TEST_TMPDIR/victim/file"
  for file in result.json made.json evidence.conf result.json.part; do
    ln -s "$BATS_TEST_TMPDIR/victim/file" "$OUT/02-accumulator/$file"
  done
  ln -s "$BATS_TEST_TMPDIR/victim" "$OUT/02-accumulator/handed-in"
  run "$RACELAB" grade "$one" --out "$OUT"
  is "$(cat "$BATS_TEST_TMPDIR/victim/file") $(ls "$BATS_TEST_TMPDIR/victim")" "precious file"
}

@test "A component of --out that is a link is told before grading." {
  mkdir "$BATS_TEST_TMPDIR/real"
  ln -s real "$BATS_TEST_TMPDIR/link"
  run -2 "$RACELAB" grade "$(broken one)" --out "$BATS_TEST_TMPDIR/link/ada"
  says "a part of this path is a symbolic link"
  is "$(ls "$BATS_TEST_TMPDIR/real")" ""
}

# ------------------------------------------------------------------ nothing old, nothing half

@test "The old result is gone before a new grading begins." {
  printf 'int accumulate(int rounds) { for (volatile int i = 0;; i++) if (i == rounds) i = 0; }\n' |
    submission slow >/dev/null
  cp -a "$BATS_FILE_TMPDIR/before" "$OUT"
  [ -e "$RESULT" ]
  setsid "$RACELAB" grade "$BATS_TEST_TMPDIR/slow" --out "$OUT" --work "$BATS_TEST_TMPDIR/work" >/dev/null 2>&1 3>&- &
  toolbox=$!
  wait_until test -e "$BATS_TEST_TMPDIR/work/submission/02-accumulator/src/accumulator.c"
  [ ! -e "$RESULT" ]
  kill -KILL "$toolbox"
  wait "$toolbox" || true
  wait_until no_process "$BATS_TEST_TMPDIR/work/"
  is "$(find "$OUT" -name '*.json' -o -name '*.part')" ""
}

@test "Killed at any moment, it leaves no old result that looks new, and none that is not whole." {
  local one seed=${SEED:-$RANDOM}
  echo "seed $seed"
  RANDOM=$seed
  one=$(broken one)
  for ((i = 0; i < 40; i++)); do
    work=$BATS_TEST_TMPDIR/work$i
    rm -rf "$OUT"
    cp -a "$BATS_FILE_TMPDIR/before" "$OUT"
    "$RACELAB" grade "$one" --out "$OUT" --work "$work" >/dev/null 2>&1 3>&- &
    toolbox=$!
    sleep "0.$(printf '%03d' $((RANDOM % 1000)))"
    kill -KILL "$toolbox" 2>/dev/null || true
    wait "$toolbox" 2>/dev/null || true
    # Where the old one is left, nothing had begun: nothing of the new hand-in was laid out.
    if [ -e "$RESULT" ] && [ "$(result .result.who)" != one ]; then
      cmp "$RESULT" "$BATS_FILE_TMPDIR/before/02-accumulator/result.json"
      [ ! -e "$work/submission/handed-in" ] || { echo "seed $seed, $i: an old result looks new"; return 1; }
    elif [ -e "$RESULT" ]; then
      of_this "$one" || { echo "seed $seed, $i: not whole"; return 1; }
      [ -e "$OUT/02-accumulator/evidence.conf" ] && [ -e "$OUT/02-accumulator/made.json" ]
    fi
  done
  wait_until no_process "$BATS_TEST_TMPDIR/work"
  # What was left in the middle is in nobody's way.
  run -1 "$RACELAB" grade "$one" --out "$OUT"
  of_this "$one"
  is "$(find "$OUT" -name '*.part')" ""
}

# ------------------------------------------------------------------ no room

# small SIZE COMMAND.. : with a file system of that size at $BATS_TEST_TMPDIR/small
small() {
  unshare -m true 2>/dev/null || skip "mount namespaces are missing"
  mkdir -p "$BATS_TEST_TMPDIR/small" "$BATS_TEST_TMPDIR/found"
  unshare -m bash -c 'mount -t tmpfs -o size="$1" tmpfs "$2" || exit 99
    ${BEFORE:-:}
    here=$2 found=$3
    shift 3
    "$@"
    code=$?
    cp -r "$here/." "$found"
    exit $code' small "$1" "$BATS_TEST_TMPDIR/small" "$BATS_TEST_TMPDIR/found" "${@:2}"
}

@test "A work folder without room is no grade, however much too small it is." {
  for size in 100k 400k 700k 1m 1500k 2m 2500k 3m; do
    run small "$size" "$RACELAB" grade "$ACCUMULATOR" --work "$BATS_TEST_TMPDIR/small/work" --out "$OUT"
    [ "$status" = 3 ] || { echo "$size: $status $output"; return 1; }
    is "$(result .result.verdict)" cannot-judge
    valid "$RESULT"
    lacks "compile"
    says "cannot-judge"
  done
}

@test "A place for results without room is told before grading, or leaves none." {
  for size in 4k 100k; do
    run -3 small "$size" "$RACELAB" grade "$ACCUMULATOR" --out "$BATS_TEST_TMPDIR/small/out"
    says "No space left on device"
    is "$(find "$BATS_TEST_TMPDIR/found" -type f)" ""
  done
}

@test "A grading that finds no room for its evidence leaves nothing half-written." {
  { broken long; seq -f '/* %.0f */' 80000 >>"$BATS_TEST_TMPDIR/long/accumulator.c"; } >/dev/null
  run -3 small 512k "$RACELAB" grade "$BATS_TEST_TMPDIR/long" --out "$BATS_TEST_TMPDIR/small/out"
  says "No space left on device"
  is "$(find "$BATS_TEST_TMPDIR/found" -type f)" ""
}

@test "Without processes left nobody is judged." {
  [ "$(id -u)" = 0 ] || skip "only root can become another user"
  mkdir -m 777 "$BATS_TEST_TMPDIR/nobody"
  chmod -R go+rX "$BATS_RUN_TMPDIR" 2>/dev/null || true
  for most in 1 2 3 4; do
    # Nor is there a wall, which needs a process.
    run setpriv --reuid 54321 --regid 54321 --clear-groups prlimit --nproc=$most "$RACELAB" grade "$ACCUMULATOR" \
      --i-trust-this-code --work "$BATS_TEST_TMPDIR/nobody/work" --out "$BATS_TEST_TMPDIR/nobody/out"
    RESULT=$BATS_TEST_TMPDIR/nobody/out/02-accumulator/result.json
    [ "$status" = 3 ] || { echo "$most processes: exit $status: $output"; return 1; }
    is "$(result .result.verdict)" cannot-judge
    valid "$RESULT"
  done
}

@test "A grading that is killed from outside has a result: nobody was judged." {
  printf 'int accumulate(int rounds) { for (volatile int i = 0;; i++) if (i == rounds) i = 0; }\n' |
    submission slow >/dev/null
  "$RACELAB" grade "$BATS_TEST_TMPDIR/slow" --out "$OUT" --work "$BATS_TEST_TMPDIR/work" >"$BATS_TEST_TMPDIR/said" 2>&1 3>&- &
  toolbox=$!
  wait_until pgrep -f "^$BATS_TEST_TMPDIR/work/submission/02-accumulator/bin/plain" >/dev/null
  pkill -KILL -P "$toolbox"
  code=0
  wait "$toolbox" || code=$?
  is "$code $(result .result.verdict)" "3 cannot-judge"
  valid "$RESULT"
  says_file "the grading was ended by signal 9"
  wait_until no_process "$BATS_TEST_TMPDIR/work/"
}

says_file() { run -0 cat "$BATS_TEST_TMPDIR/said"; says "$1"; }

@test "A tool that dies on the way is no grade." {
  cp -a "$HOUSE" "$BATS_TEST_TMPDIR/house"
  cd "$BATS_TEST_TMPDIR/house"
  printf '#!/bin/sh\nkill -SEGV $$\n' >dying
  chmod +x dying
  sed -i "s|^compiler *=.*|compiler = $PWD/dying|" harness/variants.mk
  RACELAB=$PWD/build/racelab
  run -3 "$RACELAB" grade "$ACCUMULATOR" --out "$OUT"
  is "$(result .result.verdict)" cannot-judge
}
