#!/usr/bin/env bats
# detect --all: DRD as a witness, whose word decides nothing.

load helpers

setup_file() {
  make_house
  cd "$HOUSE"
  "$RACELAB" detect 2 --all >"$BATS_FILE_TMPDIR/told.txt" || echo $? >"$BATS_FILE_TMPDIR/code"
}
setup() { cd "$HOUSE"; }

line_of() { grep -n "$1" "$2" | cut -d: -f1; }
logs_of_drd() { find build -name 'drd-*'; }

@test "detect --all tells what DRD sees, and that its word decides nothing." {
  run -0 cat "$BATS_FILE_TMPDIR/told.txt"
  says 'DRD is a witness: its word decides nothing.'
  says 'a data race on `i`, seen by DRD'
  part=$(sed -n '/seen by DRD/,/^  reported/p' <<<"$output")
  grep -qE 'thread [12] (reads|writes) in (in|de)crement\(\)' <<<"$part"
  grep -qE "accumulator.c:($(line_of 'i++;' "$ROOM/accumulator.c")|$(line_of 'i--;' "$ROOM/accumulator.c"))" <<<"$part"
}

@test "The others still decide: a race is exit code 1." {
  is "$(cat "$BATS_FILE_TMPDIR/code")" 1
}

@test "detect without --all does not run DRD." {
  rm -rf build/detect
  run -1 "$RACELAB" detect 2
  lacks DRD
  is "$(logs_of_drd)" ""
}

@test "What DRD alone complains about is told, and the exit code is 0." {
  run -0 "$RACELAB" detect "$PROGRAMS/made-again.c" --all
  says "ThreadSanitizer reports nothing in 18 runs"
  says "Helgrind reports nothing in 2 runs"
  says "a misused lock or thread call, seen by DRD"
  says "made-again.c:$(line_of 'pthread_mutex_init' "$PROGRAMS/made-again.c")"
}

@test "--json lists what DRD says, and leaves the exit code alone." {
  run -0 --separate-stderr "$RACELAB" detect "$PROGRAMS/made-again.c" --all --json
  is "$(jq -r '.findings[] | "\(.tool): \(.summary)"' <<<"$output" | sed 's/0x[0-9a-f]*/ADDRESS/')" \
    "drd: Mutex reinitialization: mutex ADDRESS, recursion count 0, owner 0."
}

@test "DRD finds nothing in a correct program." {
  run -0 "$RACELAB" detect 2 --all --files "$ACCUMULATOR"
  says "DRD reports nothing in 2 runs"
}

@test "A witness that breaks down is not said to have found nothing." {
  sed -i.kept '/^drd /s/--tool=drd/--tool=nonesuch/' harness/variants.mk
  run -0 "$RACELAB" detect "$PROGRAMS/made-again.c" --all
  mv harness/variants.mk.kept harness/variants.mk
  says "DRD broke down in 2 of 2 runs"
  lacks "DRD reports nothing"
}

@test "check and gate never run it, and it leaves no fact behind." {
  with_solutions
  # Without its line nobody can run it.
  sed -i '/^drd /d' harness/variants.mk
  run -4 "$RACELAB" detect 2 --all
  says 'no line for `drd`'
  run -0 "$RACELAB" check 2 --files "$ACCUMULATOR"
  run -0 cat build/files/02-accumulator/evidence.conf
  lacks drd
  says helgrind.runs
  run "$RACELAB" gate 2
  says "as shipped, helgrind finds"
  lacks "no line for"
}
