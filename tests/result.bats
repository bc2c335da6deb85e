#!/usr/bin/env bats
# result.json: one canonical result, checked against its schema.

load helpers

SCHEMA=$ROOT/harness/result.schema.json

setup_file() {
  make_house
  with_solutions
  local folder=$BATS_FILE_TMPDIR/graded
  "$RACELAB" grade "$HOUSE/solutions/02-accumulator" --out "$folder/solved"
  mkdir "$BATS_FILE_TMPDIR/broken" "$BATS_FILE_TMPDIR/racy"
  echo 'int accumulate(int rounds) { return rounds }' >"$BATS_FILE_TMPDIR/broken/accumulator.c"
  cp "$ROOM/.shipped/accumulator.c" "$BATS_FILE_TMPDIR/racy"
  "$RACELAB" grade "$BATS_FILE_TMPDIR/broken" --out "$folder/broken" || true
  "$RACELAB" grade "$BATS_FILE_TMPDIR/racy" --out "$folder/racy" || true
  "$RACELAB" grade "$HOUSE/solutions/02-accumulator" --out "$folder/again"
}
setup() { cd "$BATS_TEST_TMPDIR"; }

of() { RESULT=$BATS_FILE_TMPDIR/graded/$1/02-accumulator/result.json; }

# refused FILTER: the schema refuses the solved result after this change
refused() {
  of solved
  jq "$1" "$RESULT" >changed.json
  ! valid changed.json 2>error.txt || { echo "the schema allows: $1"; return 1; }
}

@test "The schema itself is a schema." {
  run -0 /usr/bin/python3 -c 'import json, sys, jsonschema
jsonschema.Draft202012Validator.check_schema(json.load(open(sys.argv[1])))' "$SCHEMA"
}

@test "Every result is valid: solved, racy and not compiling." {
  for name in solved racy broken; do
    of $name
    run -0 valid "$RESULT"
  done
}

@test "The schema refuses a document that is broken." {
  refused 'del(.result.verdict)'
  refused '.result.verdict = "perfect"'
  refused '.result.points = -1'
  refused '.result.points = "16"'
  refused '.result.checks[0].status = "maybe"'
  refused 'del(.result.checks[0].title)'
  refused '.digest = "short"'
  refused '.schema = 2'
  refused '.made = {}'
  refused 'del(.result.judges)'
  refused 'del(.result.sizes)'
  refused '.result.place = "/tmp/x"'
  refused '.surprise = 1'
  refused '.result.at = "2000-01-01T00:00:00Z"'
}

@test "The schema knows every verdict word of the design, and no other." {
  run -0 jq -r '.properties.result.properties.verdict.enum | join(" ")' "$SCHEMA"
  is "$output" "tampered race deadlock livelock crash flood misuse timeout wrong serial forbidden build cannot-judge solved"
}

@test "Two gradings of the same files have the same digest." {
  of solved
  digest=$(result .digest)
  of again
  is "$(result .digest)" "$digest"
}

@test "The digest is that of the result, and so another one for another result." {
  of solved
  digest=$(result .digest)
  of racy
  [ "$(result .digest)" != "$digest" ]
}

@test "The digest is the hash of the compact result with sorted keys." {
  of solved
  command -v xxh128sum >/dev/null || skip "xxh128sum is missing"
  is "$(jq -jcS .result "$RESULT" | xxh128sum | cut -d' ' -f1)" "$(result .digest)"
}

@test "Nothing of the clock is inside the part that is hashed." {
  of solved
  run ! grep -q "$(jq -r .made.at "${RESULT%/*}/made.json" | cut -c1-10)" "$RESULT"
  is "$(result '.result | has("milliseconds") or has("at")')" false
}

@test "Versions, flags, seed, isolation and the hash of the files are stored." {
  of solved
  [[ $(result .result.tools.clang) == *clang* && $(result .result.tools.valgrind) == valgrind* ]]
  [[ $(result .result.variants.tsan) == *-fsanitize=thread* ]]
  is "$(result .result.seed)" 1
  [[ $(result .result.isolation) == L[123] ]]
  [[ $(result '.result.files["accumulator.c"]') =~ ^[0-9a-f]{32}$ ]]
}

@test "Points of the checks add up to the points of the result." {
  for name in solved racy broken; do
    of $name
    is "$(result '[.result.checks[].points] | add')" "$(result .result.points)"
    is "$(result '[.result.checks[].possible] | add')" "$(result .result.possible)"
  done
}

@test "A check that was skipped names the check that it needs, and earns nothing." {
  of broken
  is "$(result '[.result.checks[] | select(.status == "skipped") | select(.needs == null or .points != 0)] | length')" 0
  is "$(result '[.result.checks[] | select(.status == "skipped")] | length > 4')" true
}

@test "No path of this machine stands in the part that is hashed." {
  for name in solved racy broken; do
    of $name
    run ! grep -qF "$HOUSE" <(jq .result "$RESULT")
  done
}
