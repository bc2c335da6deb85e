# What the tests share.
#
#   make_house [FOLDER]     a private copy of the harness and of lab 02 with the program
#                           under test in it; exports HOUSE, ROOM (its lab 02) and RACELAB
#   with_solutions          gives that house solutions/ too, without also/ and rejected/
#   submission NAME         makes the folder $BATS_TEST_TMPDIR/NAME with an accumulator.c read
#                           from stdin, and prints its path
#   grade FOLDER [OPTION..] grades it and puts the result into RESULT
#   result FILTER           asks jq about RESULT
#   made FILTER             asks it about the made.json beside it
#   valid FILE [SCHEMA]     fits it the schema of results, or another one of harness/? prints what
#                           does not
#   says TEXT, lacks TEXT   what the last `run` printed; a failure shows all of it
#   wait_until COMMAND..    asks until it is true; fails after half a minute
#
# A test never touches the labs of the checkout: people work there.

bats_require_minimum_version 1.5.0

ROOT=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
: "${RACELAB:=build/racelab}"
[[ $RACELAB == /* ]] || RACELAB=$ROOT/$RACELAB
export RACELAB NO_COLOR=1

ACCUMULATOR=$ROOT/solutions/02-accumulator
PROGRAMS=$BATS_TEST_DIRNAME/programs

# The measurements that every house needs, made once in the checkout's build/cache.
warm_cache() {
  # Which tools are here may have changed since somebody asked.
  "$RACELAB" doctor >/dev/null
  compgen -G "$ROOT/build/cache/shipped-02-*" >/dev/null && return
  "$RACELAB" grade "$ACCUMULATOR" --out "$BATS_FILE_TMPDIR/warm" >/dev/null
}

make_house() {
  local shipped
  HOUSE=${1:-$BATS_FILE_TMPDIR/house}
  warm_cache
  mkdir -p "$HOUSE/build" "$HOUSE/labs"
  cp -a "$ROOT/Makefile" "$ROOT/harness" "$HOUSE"
  cp -a "$ROOT/labs/README.md" "$ROOT/labs/02-accumulator" "$HOUSE/labs"
  cp -a "$ROOT/build/runtime" "$ROOT/build/cache" "$HOUSE/build"
  cp "$RACELAB" "$HOUSE/build/racelab"
  # The checkout's own files may have been worked on.
  for shipped in "$HOUSE"/labs/*/.shipped; do
    cp -a "$shipped/." "${shipped%/.shipped}"
  done
  RACELAB=$HOUSE/build/racelab
  export HOUSE RACELAB ROOM=$HOUSE/labs/02-accumulator
}

with_solutions() {
  mkdir -p "$HOUSE/solutions/02-accumulator"
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf,WHY.md} "$HOUSE/solutions/02-accumulator"
}

submission() {
  mkdir -p "$BATS_TEST_TMPDIR/$1"
  cat >"$BATS_TEST_TMPDIR/$1/accumulator.c"
  printf '%s' "$BATS_TEST_TMPDIR/$1"
}

grade() {
  local out=$BATS_TEST_TMPDIR/out
  RESULT=$out/02-accumulator/result.json
  run "$RACELAB" grade "$@" --out "$out"
}

made() { jq -r "$1" "$(dirname "${RESULT:-$HOUSE/build/you/02-accumulator/result.json}")/made.json"; }
result() { jq -r "$1" "${RESULT:-$HOUSE/build/you/02-accumulator/result.json}"; }

# Python's own checker for the command line prints that it is deprecated, where it is.
valid() {
  /usr/bin/python3 -c 'import json, sys, jsonschema
result, schema = (json.load(open(path)) for path in sys.argv[1:])
faults = list(jsonschema.Draft202012Validator(schema).iter_errors(result))
sys.exit("\n".join(fault.message for fault in faults) or 0)' "$1" "$ROOT/harness/${2:-result}.schema.json"
}

# ends_of VARIANT : how its runs ended in the last grading of a folder, each word once
ends_of() {
  jq -r ".[] | select(.variant == \"$1\") | .end" build/submission/02-accumulator/runs.json | sort -u | paste -sd ' '
}

# Wrapped lines are joined: a test says what is told, not where the line breaks.
flat() { tr -s ' \n' ' ' <<<"$output"; }

says() {
  [[ $(flat) == *"$1"* ]] || { printf 'expected: %s\n\nfound (exit %s):\n%s\n' "$1" "$status" "$output"; return 1; }
}

lacks() {
  [[ $(flat) != *"$1"* ]] || { printf 'not expected: %s\n\nfound (exit %s):\n%s\n' "$1" "$status" "$output"; return 1; }
}

is() {
  [ "$1" = "$2" ] || { printf 'expected: %s\nfound:    %s\n\n%s\n' "$2" "$1" "${output:-}"; return 1; }
}

wait_until() {
  local tries=0
  until "$@"; do
    [ $((++tries)) -lt 600 ] || { echo "never came true: $*"; return 1; }
    sleep 0.05
  done
}

# The processes whose command line holds $1, this shell's own not counted.
processes() { pgrep -f -- "$1" | grep -vx "$$" || true; }

no_process() {
  local left
  left=$(processes "$1")
  [ -z "$left" ] || { echo "left behind:"; ps -o pid,ppid,stat,args -p "${left//$'\n'/,}"; return 1; }
}

# Every file of the house but those in build/, with its size and its time of change.
listing() { find "$HOUSE" -path "$HOUSE/build" -prune -o -printf '%P %s %T@\n' | sort; }
