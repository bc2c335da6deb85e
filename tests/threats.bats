#!/usr/bin/env bats
# Attacks by names, modes, links and space: nothing of them is left when everything has been judged.
# Each test also shows that its attack works on who defends nothing.

load helpers

setup_file() {
  make_house
}
setup() {
  cd "$HOUSE" || return
  MINE=$BATS_TEST_TMPDIR/ada
  OUT=$BATS_TEST_TMPDIR/out
  RESULT=$OUT/02-accumulator/result.json
  mkdir -p "$MINE/02-accumulator"
}

# broken WORD.. : a file that the compiler refuses, with these words in it
broken() { printf 'int accumulate(int rounds) { return rounds } /* %s */\n' "$*"; }

graded() { run -1 "$RACELAB" grade "$1" --out "$OUT"; }

# ------------------------------------------------------------------ names

@test "No name of a hand-in is a formula or a tag, and it is told apart all the same." {
  local name
  for name in '=HYPERLINK("x")' '+1+1' '-1' '@SUM(1)' '<script>alert(1)<script>' 'a&lt;b'; do
    rm -rf "$OUT"
    mkdir -p "$BATS_TEST_TMPDIR/$name/02-accumulator"
    broken "$name" >"$BATS_TEST_TMPDIR/$name/02-accumulator/accumulator.c"
    graded "$BATS_TEST_TMPDIR/$name"
    [[ $(result .result.who) =~ ^\'?"$name"$ ]] || { result .result.who; return 1; }
    [[ $(jq -r '.result.who' "$RESULT") != [=+@-]* ]]
    run -1 grep -rlF -e '<script' -e '&lt' "$RESULT" "$OUT/02-accumulator/made.json"
    is "$(jq -jcS .result "$RESULT" | xxh128sum | cut -d' ' -f1)" "$(jq -r .digest "$RESULT")"
  done
  # To who writes the names down as they are, each of them is one.
  is "$(find "$BATS_TEST_TMPDIR" -maxdepth 1 -name '[=+@<-]*' | wc -l)" 5
}

@test "Nor is what the compiler quotes of a source." {
  printf '#error "<b onload=x>"\n' >"$MINE/02-accumulator/accumulator.c"
  graded "$MINE"
  [[ $(result .result.reason) == *"<b onload=x>"* ]]
  run -1 grep -F '<b' "$RESULT"
}

# ------------------------------------------------------------------ modes and links

@test "Bits that give rights are not kept, of a folder's files or an archive's." {
  local archive
  broken >"$MINE/02-accumulator/accumulator.c"
  chmod 6755 "$MINE/02-accumulator/accumulator.c"
  chmod 7777 "$MINE/02-accumulator"
  (cd "$MINE" && zip -qr ../ada.zip . && tar cf ../ada.tar .)
  # Who unpacks it with trust gets them.
  mkdir "$BATS_TEST_TMPDIR/trusting"
  tar xpf "$BATS_TEST_TMPDIR/ada.tar" -C "$BATS_TEST_TMPDIR/trusting"
  [ -n "$(find "$BATS_TEST_TMPDIR/trusting" -perm /7000)" ]
  for archive in ada ada.zip ada.tar; do
    graded "$BATS_TEST_TMPDIR/$archive"
    [ -e "$OUT/02-accumulator/handed-in/accumulator.c" ]
    is "$(find "$OUT/02-accumulator/handed-in" build/submission/02-accumulator/src -type f -perm /7111)" ""
    is "$(find "$OUT" build/submission/02-accumulator/src -perm /7000)" ""
  done
}

@test "A file with a second name is copied, and nothing is written through it." {
  local victim=$BATS_TEST_TMPDIR/victim before
  broken precious >"$victim"
  ln "$victim" "$MINE/02-accumulator/accumulator.c"
  before=$(stat -c '%h %i %Y' "$victim")
  graded "$MINE"
  is "$(stat -c '%h %i %Y' "$victim")" "$before"
  is "$(cat "$victim")" "$(broken precious)"
  for copy in "$OUT/02-accumulator/handed-in/accumulator.c" build/submission/02-accumulator/src/accumulator.c; do
    is "$(stat -c %h "$copy")" 1
  done
  # Who opens it to write has the other one.
  echo changed >"$MINE/02-accumulator/accumulator.c"
  is "$(cat "$victim")" changed
}

@test "What was planted in OUT as a second name of somebody's file is replaced, and not written to." {
  local victim=$BATS_TEST_TMPDIR/victim file
  broken >"$MINE/02-accumulator/accumulator.c"
  echo precious >"$victim"
  mkdir -p "$OUT/02-accumulator/handed-in"
  for file in result.json made.json evidence.conf handed-in/accumulator.c; do
    ln "$victim" "$OUT/02-accumulator/$file"
  done
  graded "$MINE"
  is "$(cat "$victim")" precious
  is "$(result .result.verdict)" build
}

@test "A FIFO and a device planted in OUT keep nobody waiting." {
  broken >"$MINE/02-accumulator/accumulator.c"
  mkdir -p "$OUT/02-accumulator"
  mkfifo "$OUT/02-accumulator/result.json" "$OUT/02-accumulator/evidence.conf" "$OUT/02-accumulator/made.json"
  # Who opens one to write waits for a reader.
  run -124 timeout 0.2 sh -c "echo x >$OUT/02-accumulator/made.json"
  run -1 timeout 60 "$RACELAB" grade "$MINE" --out "$OUT"
  is "$(result .result.verdict)" build
  [ -f "$OUT/02-accumulator/made.json" ]
}

# ------------------------------------------------------------------ again and again

@test "The same hand-in has the same hash in every wrapping, and leaves nothing behind." {
  local hashes=() before i
  broken >"$MINE/02-accumulator/accumulator.c"
  (cd "$MINE" && zip -qr ../ada.zip . && tar czf ../ada.tgz .)
  mkdir -p "$BATS_TEST_TMPDIR/bob/x/Lab02"
  cp "$MINE/02-accumulator/accumulator.c" "$BATS_TEST_TMPDIR/bob/x/Lab02"
  graded "$MINE"
  graded "$MINE" # which follows what the rubric said of the first
  before=$(find build -type f | sort)
  for i in ada ada.zip ada.tgz bob; do
    graded "$BATS_TEST_TMPDIR/$i"
    hashes+=("$(result .result.handed_in)")
  done
  is "$(printf '%s\n' "${hashes[@]}" | sort -u | wc -l)" 1
  is "$(find build -type f | sort)" "$before"
  # A byte more is another one.
  echo >>"$MINE/02-accumulator/accumulator.c"
  graded "$MINE"
  [ "$(result .result.handed_in)" != "${hashes[0]}" ]
}

@test "A folder that is flooded with them is judged one at a time, each with its own result." {
  local i
  for i in 1 2 3 4 5 6; do
    mkdir -p "$BATS_TEST_TMPDIR/in/$i/02-accumulator"
    broken "$((i % 2))" >"$BATS_TEST_TMPDIR/in/$i/02-accumulator/accumulator.c"
    run -1 "$RACELAB" grade "$BATS_TEST_TMPDIR/in/$i" --out "$BATS_TEST_TMPDIR/results/$i"
  done
  is "$(jq -r .result.handed_in "$BATS_TEST_TMPDIR"/results/*/02-accumulator/result.json | sort | uniq -c | awk '{print $1}' | paste -sd' ')" "3 3"
  is "$(ls -d build/submission-* 2>/dev/null)" ""
}

# ------------------------------------------------------------------ space

# small SIZE COMMAND.. : with a file system of that size at $BATS_TEST_TMPDIR/small
# shellcheck disable=SC2016 # they expand inside
small() {
  unshare -m true 2>/dev/null || skip "mount namespaces are missing"
  mkdir -p "$BATS_TEST_TMPDIR/small"
  unshare -m bash -c 'mount -t tmpfs -o size="$1" tmpfs "$2" || exit 99; shift 2; "$@"' small "$1" "$BATS_TEST_TMPDIR/small" "${@:2}"
}

# flood_then_right : both graded in the same small work folder
flood_then_right() {
  "$RACELAB" grade "$MINE" --work "$BATS_TEST_TMPDIR/small/work" --out "$OUT"
  jq -r .result.verdict "$OUT/02-accumulator/result.json"
  "$RACELAB" grade "$ACCUMULATOR" --work "$BATS_TEST_TMPDIR/small/work" --out "$OUT/next"
  jq -r .result.verdict "$OUT/next/02-accumulator/result.json"
}

@test "Who fills the disk while being judged spoils nobody's next grading." {
  printf '#include <stdio.h>\n#include "accumulator.h"\nint accumulate(int rounds)\n{\n  for (;;) printf("%%d rubbish\\n", rounds);\n}\n' >"$MINE/02-accumulator/accumulator.c"
  # shellcheck disable=SC2016 # they expand inside
  # Without a limit it fills that disk, and more.
  run -0 small 4m bash -c 'yes | head -c 8000000 >"$0/full" 2>/dev/null || test "$(df --output=avail "$0" | tail -1)" -eq 0' "$BATS_TEST_TMPDIR/small"
  export -f flood_then_right
  export MINE OUT ACCUMULATOR BATS_TEST_TMPDIR
  run small 48m bash -c flood_then_right
  [[ ${lines[*]} =~ (flood|cannot-judge) ]] || { echo "$output"; return 1; }
  lacks "compile"
  is "${lines[-1]}" solved
}
