#!/usr/bin/env bats
# two at a time
# also under ASan
# export: a result in the form that another platform reads. export/results holds results that the
# real grader made, export/golden what each format makes of them; export/remake.sh makes both.

load helpers

setup() { cd "$BATS_TEST_DIRNAME/export"; }

# As Classroom 50's runner sets it.
export CLASSROOM=threads ASSIGNMENT=lab02 SUBMISSION_TAG=submit/2026-01-02T03-04-05Z-abcdef0
export COMMIT_URL=https://example.org/c RELEASE_URL=https://example.org/r REVIEW_URL=

# exported FORMAT RESULT : what comes out, byte by byte; a refusal comes out as its line
exported() { "$RACELAB" export --format "$1" "$2" 2>&1 || true; }

# as_golden FORMAT : every result is exported as it was, and is what the platform documents
as_golden() {
  local result name
  for result in results/*; do
    name=$(basename "$result")
    exported "$1" "$result" >"$BATS_TEST_TMPDIR/$name"
    diff -u "golden/$name.$1" "$BATS_TEST_TMPDIR/$name"
    grep -q '^racelab: ' "golden/$name.$1" || ./validate "$1" "golden/$name.$1"
  done
}

# damaged FILTER : a copy of the racy result, changed by jq; prints its folder
damaged() {
  cp -r results/race "$BATS_TEST_TMPDIR/damaged"
  jq "$1" results/race/result.json >"$BATS_TEST_TMPDIR/damaged/result.json"
  echo "$BATS_TEST_TMPDIR/damaged"
}

# refused CODE SENTENCE WORD... : one line, and nothing on stdout
refused() {
  local code=$1 sentence=$2
  shift 2
  run --separate-stderr "-$code" "$RACELAB" export "$@"
  is "$output" ""
  is "$(wc -l <<<"$stderr")" 1
  [[ $stderr == "racelab: "*"$sentence"* ]] || { echo "expected: $sentence"; echo "found: $stderr"; return 1; }
}

@test "gradescope is as it was, and as documented." { as_golden gradescope; }
@test "github is as it was, and as documented." { as_golden github; }
@test "github-summary is as it was, and no text in it is markup." { as_golden github-summary; }
@test "classroom50 is as it was, and as documented." { as_golden classroom50; }
@test "gitlab is as it was, and as documented." { as_golden gitlab; }
@test "autolab is as it was, and as documented." { as_golden autolab; }
@test "prairielearn is as it was, and as documented." { as_golden prairielearn; }
@test "codio is as it was, and as its wrapper reads it." { as_golden codio; }
@test "junit is as it was, and as its readers expect it." { as_golden junit; }
@test "tap is as it was, and as its specification says." { as_golden tap; }
@test "sarif is as it was, and as its standard says." { as_golden sarif; }
@test "check50 is as it was, and as documented." { as_golden check50; }
@test "csv is as it was, and no field is a formula." { as_golden csv; }

@test "Each format of the table has its golden files, and a word in the help." {
  run -2 "$RACELAB" export results/right
  formats=${output##*one of }
  run -0 "$RACELAB" help export
  for format in ${formats//,/}; do
    [ -e "golden/right.$format" ]
    says "$format"
  done
}

# ---------------------------------------------------------------- cannot judge is no grade

@test "What cannot be judged has no points in any format." {
  for result in cannot large; do
    is "$(exported autolab results/$result | tail -1)" '{"scores":{"02-accumulator":null}}'
    is "$(exported prairielearn results/$result | jq -c '[.gradable, has("score"), has("tests")]')" '[false,false,false]'
    is "$(exported csv results/$result | tail -1 | tr -d '\r' | rev | cut -d, -f1,2 | rev)" ',16'
    run ! grep -E '[0-9]+/[0-9]+|[0-9]+ of [0-9]+' golden/$result.{autolab,github,github-summary,prairielearn}
    run ! grep -qE 'name="points"|"points":' golden/$result.junit golden/$result.check50
  done
}

@test "It is an error in JUnit, a failed invocation in SARIF, a bail-out in TAP, null in check50." {
  run -0 grep -c '<error type="cannot-judge"' golden/cannot.junit
  is "$(jq -c '.runs[0] | [.invocations[0].executionSuccessful, (.results | length)]' golden/cannot.sarif)" '[false,0]'
  run -0 grep -c '^Bail out! ' golden/cannot.tap
  run ! grep -q '^\(not \)\?ok' golden/cannot.tap
  is "$(jq -c '[.results[].passed]' golden/cannot.check50)" '[null]'
}

@test "It is a warning on GitHub and an info on GitLab, no error." {
  run -0 cat golden/cannot.github
  [[ $output == ::warning* ]]
  is "$(jq -c '[.[].severity]' golden/cannot.gitlab)" '["info"]'
}

@test "A platform without a word for it gets no document." {
  for format in gradescope classroom50 codio; do
    refused 3 "cannot be judged, and $format has no word for that: lld is missing" --format $format results/cannot
  done
}

@test "One lab of several that cannot be judged keeps the others from being a whole grade." {
  mkdir "$BATS_TEST_TMPDIR/out"
  cp -r results/right "$BATS_TEST_TMPDIR/out/02-accumulator"
  cp -r results/cannot "$BATS_TEST_TMPDIR/out/03-other"
  refused 3 "cannot be judged" --format gradescope "$BATS_TEST_TMPDIR/out"
  is "$(exported prairielearn "$BATS_TEST_TMPDIR/out" | jq .gradable)" false
  # The lab that can be judged is told, and the run is not complete.
  run -0 "$RACELAB" export --format tap "$BATS_TEST_TMPDIR/out"
  says "1..2"
  says "ok 1 - 02 The accumulator: SOLVED (16 of 16 points)"
  is "${lines[-1]%%:*}" "Bail out! Cannot judge 02-accumulator"
}

# ---------------------------------------------------------------- what it is made of

@test "A result.json, its folder and the folder of a grading are all taken." {
  mkdir "$BATS_TEST_TMPDIR/out"
  cp -r results/race "$BATS_TEST_TMPDIR/out/02-accumulator"
  for path in results/race/result.json results/race results/race/ "$BATS_TEST_TMPDIR/out"; do
    for format in github-summary sarif junit; do
      exported $format "$path" | cmp - golden/race.$format
    done
  done
}

@test "Several labs become one document, whose points add up." {
  mkdir "$BATS_TEST_TMPDIR/out"
  cp -r results/right "$BATS_TEST_TMPDIR/out/02-a"
  cp -r results/race "$BATS_TEST_TMPDIR/out/03-b"
  for format in gradescope github github-summary classroom50 autolab prairielearn codio junit tap sarif check50 csv; do
    exported $format "$BATS_TEST_TMPDIR/out" >"$BATS_TEST_TMPDIR/document"
    ./validate $format "$BATS_TEST_TMPDIR/document"
  done
  is "$(exported gradescope "$BATS_TEST_TMPDIR/out" | jq .score)" 22
  is "$(exported codio "$BATS_TEST_TMPDIR/out" | jq .score)" 68
}

@test "A race is annotated in the line and the folder where it was handed in." {
  run -0 cat golden/race.github
  says "::error file=labs/02-accumulator/accumulator.c,line=24,title="
}

@test "At most ten annotations are written, and the last tells how many there are more." {
  mkdir "$BATS_TEST_TMPDIR/out"
  for lab in 02 03 04 05 06; do cp -r results/race "$BATS_TEST_TMPDIR/out/$lab-x"; done
  run -0 "$RACELAB" export --format github "$BATS_TEST_TMPDIR/out"
  is "${#lines[@]}" 10
  is "${lines[9]}" "::notice title=racelab::11 more; the job summary has all of them"
}

@test "The summary draws the schedule in which it goes wrong, with the lines of the source." {
  run -0 cat golden/race.github-summary
  says "main thread 1 thread 2"
  says "accumulator.c:24 i++;"
  # Without the evidence there is no picture, and the same verdict.
  cp -r results/race "$BATS_TEST_TMPDIR/bare"
  rm "$BATS_TEST_TMPDIR"/bare/{exploration,findings,made}.json
  run -0 "$RACELAB" export --format github-summary "$BATS_TEST_TMPDIR/bare"
  says "there is a data race"
  lacks "thread 1"
}

@test "SARIF has both stacks of the race, and who ran when in the explorer's schedule." {
  stacks='.runs[0].results[] | select(.properties.check == "races") | .codeFlows[0].threadFlows'
  is "$(jq -c "[${stacks}[] | .id] | sort" golden/race.sarif)" '["thread 1","thread 2"]'
  is "$(jq -c "[${stacks}[].locations[-1].location.physicalLocation.region.startLine] | sort" golden/race.sarif)" '[24,35]'
  order='.runs[0].results[] | select(.properties.check == "explored") | [.codeFlows[0].threadFlows[].locations[].executionOrder]'
  is "$(jq "$order | length > 10 and (unique | length) == length" golden/race.sarif)" true
}

@test "The format of Classroom 50 needs its runner's environment." {
  unset SUBMISSION_TAG
  refused 2 "SUBMISSION_TAG is not set" --format classroom50 results/right
}

# ---------------------------------------------------------------- bad input: one line

@test "Without a format, or with one that is none, all of them are listed." {
  refused 2 "export needs --format, one of gradescope, github" results/right
  refused 2 "no format \`xml\`; there are gradescope, github" --format xml results/right
}

@test "What is not there is told." {
  refused 2 "/nowhere: no such file" --format tap /nowhere
  mkdir "$BATS_TEST_TMPDIR/empty"
  refused 2 "holds no result.json" --format tap "$BATS_TEST_TMPDIR/empty"
  refused 2 "" --format tap /dev/null
  mkfifo "$BATS_TEST_TMPDIR/pipe"
  refused 2 "Invalid argument" --format tap "$BATS_TEST_TMPDIR/pipe"
  ln -s "$PWD/results/right/result.json" "$BATS_TEST_TMPDIR/link"
  refused 2 "symbolic link" --format tap "$BATS_TEST_TMPDIR/link"
}

@test "A result that is cut anywhere is refused." {
  size=$(stat -c %s results/race/result.json)
  for at in 0 1 2 100 1000 3000 $((size - 1)); do
    head -c "$at" results/race/result.json >"$BATS_TEST_TMPDIR/result.json"
    refused 3 "is damaged or cut short" --format csv "$BATS_TEST_TMPDIR/result.json"
  done
}

@test "JSON that is no result, or one of another schema, is refused." {
  for json in '[]' '{}' '{"schema":1}' '{"result":{}}' '"x"' '{"schema":"1","result":{}}'; do
    echo "$json" >"$BATS_TEST_TMPDIR/result.json"
    run ! "$RACELAB" export --format csv "$BATS_TEST_TMPDIR/result.json"
    is "$status ${#lines[@]}" "$([ "$json" = '"x"' ] && echo 3 || echo 2) 1"
  done
  refused 2 "has schema 2; this racelab reads schema 1" --format csv "$(damaged '.schema = 2')"
}

@test "A member that is missing or of another type is refused." {
  for filter in 'del(.result.verdict)' '.result.verdict = "fine"' '.result.points = "6"' '.result.points = -1' \
    '.result.points = 17' '.result.checks = {}' '.result.checks[0].status = "maybe"' '.result.checks[3].points = 9' \
    'del(.result.checks[1].title)' '.result.checks[0].extra = 1' '.result.files = []' '.result.files["../x"] = "0"' \
    '.result.lab = "../../etc"' '.result.place = "/etc/"' '.result.reason = ""' '.result.answers = null' '.result = []'; do
    rm -rf "$BATS_TEST_TMPDIR/damaged"
    refused 2 "is not a result of racelab" --format csv "$(damaged "$filter")"
  done
}

@test "A result that somebody changed is refused: points, verdict, a message." {
  for filter in '.result.points = 16' '.result.verdict = "solved"' '.result.checks[3].message = "fine"' '.digest = "0"'; do
    rm -rf "$BATS_TEST_TMPDIR/damaged"
    refused 3 "changed it after the grading" --format csv "$(damaged "$filter")"
  done
}

@test "A full disk is told, and ends with no success." {
  for format in csv sarif github-summary; do
    run ! sh -c '"$RACELAB" export --format $1 results/race >/dev/full' sh $format
    says "No space left on device"
  done
}

@test "A lab whose grading did not end is no lab less." {
  mkdir -p "$BATS_TEST_TMPDIR/out/03-bounded-buffer"
  cp -r results/right "$BATS_TEST_TMPDIR/out/02-accumulator"
  refused 3 "03-bounded-buffer: has no result.json, so its grading did not end" --format csv "$BATS_TEST_TMPDIR/out"
}

@test "Evidence that is damaged, or of any other shape, changes no grade." {
  for evidence in '' '[]' '{"findings":[1,{"kind":"race","accesses":7},{"kind":"race","accesses":[{"stack":[{"file":3}]}]}]}' \
    '{"verdict":"broken","races":3,"endings":[{"events":[{},1,[]],"end":"deadlock","living":[{}]}]}' \
    '{"verdict":"broken","races":[{"events":[{"thread":-5,"line":-1,"file":"accumulator.c"},{"thread":999999,"does":"write"}]}]}'; do
    rm -rf "$BATS_TEST_TMPDIR/damaged"
    cp -r results/race "$BATS_TEST_TMPDIR/damaged"
    for file in findings exploration; do echo "$evidence" >"$BATS_TEST_TMPDIR/damaged/$file.json"; done
    for format in github-summary sarif gradescope; do
      exported $format "$BATS_TEST_TMPDIR/damaged" >"$BATS_TEST_TMPDIR/document"
      ./validate $format "$BATS_TEST_TMPDIR/document"
    done
  done
}

@test "Hostile text in every field is harmless in every format." {
  run -0 ./attack "$RACELAB" "$BATS_TEST_TMPDIR" "${ATTACK_SEED:-1}"
  [[ ${lines[-1]} =~ ^[0-9]+\ documents ]]
}
