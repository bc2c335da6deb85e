# What the tests of a whole course share.
#
#   course_room       for setup: goes to the house, and names $IN and $OUT
#   stub PATH...      files that are refused at once, so that no program runs
#   course [OPTION..] grades $IN into $OUT
#   verdicts ID       of the newest attempt at it, each once
#   whole             reconcile finds nothing wrong with $OUT

course_room() {
  cd "$HOUSE" || return
  IN=$BATS_TEST_TMPDIR/in
  OUT=$BATS_TEST_TMPDIR/out
}

stub() {
  local path
  for path; do
    mkdir -p "$(dirname "$path")"
    printf 'int a\0b;\n' >"$path"
  done
}

course() { run "$RACELAB" grade-all "$IN" --out "$OUT" "$@"; }

verdicts() {
  local newest
  newest=$(find "$OUT/graded/$1" -mindepth 1 -maxdepth 1 -printf '%f\n' | sort -n | tail -1)
  jq -r '.labs[].verdict' "$OUT/graded/$1/$newest/attempt.json" | sort -u | paste -sd ' '
}

whole() {
  run "$RACELAB" reconcile "$OUT"
  [ "$status" = 0 ] || { printf 'not whole:\n%s\n' "$output"; return 1; }
}
