#!/usr/bin/env bash
# Makes the results anew that the exports are tested with, by the real grader, and then what each
# format makes of them. Paths of the machine at hand are turned into /racelab. Read the difference
# before you keep it.
#
#   remake.sh results    results/NAME, from programs that are made here
#   remake.sh golden     golden/NAME.FORMAT, from results/NAME
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
racelab=$root/build/racelab
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# keep NAME HAND-IN [RACELAB]: grades the hand-in, and keeps what an export reads
keep() {
  local out=$work/out/02-accumulator evidence
  "${3:-$racelab}" grade "$2" --out "$work/out" --lab 2 --work "$work/work" >/dev/null || true
  rm -rf "results/$1"
  mkdir -p "results/$1"
  cp "$out"/{result.json,made.json} "results/$1"
  for evidence in findings exploration; do
    [ ! -e "$out/$evidence.json" ] || sed -E \
      -e 's#"/[^"]*/(harness/runtime|02-accumulator/src|02-accumulator/run)/#"/racelab/\1/#' \
      "$out/$evidence.json" >"results/$1/$evidence.json"
  done
  # The lines of the picture are quoted.
  ! grep -q '"verdict": "broken"' "$out/result.json" || cp -r "$out/handed-in" "results/$1"
  # When it was graded is the clock's.
  sed -i 's/"at": "[^"]*"/"at": "2026-01-02T03:04:05Z"/' "results/$1/made.json"
  rm -rf "$work/out"
}

hand_in() { mkdir -p "$work/$1"; cat >"$work/$1/accumulator.c"; }

results() {
  local shipped=$root/labs/02-accumulator/.shipped hostile
  mkdir -p "$work/ada"
  cp "$root"/solutions/02-accumulator/{accumulator.c,answers.conf} "$work/ada"
  keep right "$work/ada"
  hand_in bob/labs/02-accumulator <"$shipped/accumulator.c"
  keep race "$work/bob"
  echo 'int x = ;' | hand_in build
  keep build "$work/build"
  # Where a tool is missing nothing is judged, not even a check.
  mkdir -p "$work/house/build"
  cp -a "$root"/{Makefile,harness,labs} "$work/house"
  cp -a "$root"/build/{cache,runtime,racelab} "$work/house/build"
  sed -i 's/^lld = .*/lld =/' "$work/house/build/cache/tools.conf"
  keep cannot "$work/ada" "$work/house/build/racelab"
  # What is too large to audit cannot be judged either, and has checks.
  {
    printf '#define A "0123456789abcdef"\n#define B A A A A A A A A A A A A A A A A\n'
    printf '#define C B B B B B B B B B B B B B B B B\n#define D C C C C C C C C C C C C C C C\n'
    for ((i = 0; i < 600; i++)); do echo "char v${i}[] = D;"; done
    cat "$root/solutions/02-accumulator/accumulator.c"
  } | hand_in large
  keep large "$work/large"
  # A compiler repeats what stands behind #error.
  hostile=$'=cmd|\'calc\'!A1<script>alert(1)<script>::error::%0A\n"]]>`*_|#\\\e[31m\xe2\x80\xae'
  # shellcheck disable=SC2016 # nothing here is for the shell
  printf '#error ]]></failure><img src=x onerror=alert(1)> ::set-output name=a::b %%0A # TODO | `@everyone` ${{ 1 }} =1+1\n' |
    hand_in "$hostile"
  keep hostile "$work/$hostile"
}

golden() {
  local result format
  rm -rf golden
  mkdir golden
  export CLASSROOM=threads ASSIGNMENT=lab02 SUBMISSION_TAG=submit/2026-01-02T03-04-05Z-abcdef0
  export COMMIT_URL=https://example.org/c RELEASE_URL=https://example.org/r REVIEW_URL=
  for result in results/*/; do
    result=$(basename "$result")
    for format in $("$racelab" export . 2>&1 | sed 's/.*one of //; s/,//g'); do
      "$racelab" export --format "$format" "results/$result" >"golden/$result.$format" 2>&1 || true
    done
  done
}

case ${1:-} in
  results | golden) "$1" ;;
  *) echo "remake.sh: results or golden" >&2; exit 2 ;;
esac
