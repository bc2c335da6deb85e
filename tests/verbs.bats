#!/usr/bin/env bats
# What every verb of the table keeps to: no colour where it is not wanted, --quiet, --json.

load helpers

setup_file() {
  make_house
  with_solutions
  for file in README.md LICENSE .gitignore .editorconfig .clang-format; do
    cp "$ROOT/$file" "$HOUSE"
  done
  cd "$HOUSE"
  mkdir -p inbox/ada
  cp "$ROOM/accumulator.c" inbox/ada
  "$RACELAB" grade-all inbox --out course >/dev/null 2>&1 || [ $? = 1 ]
  "$RACELAB" grade inbox/ada --out result >/dev/null || [ $? = 1 ]
}
setup() { cd "$HOUSE"; }

# Those for people and those that are not, but for `watch`, whose screen watch.bats looks at.
verbs() { sed -nE 's/^\t\{"([a-z-]+)",.*/\1/p' harness/toolbox/verbs/commands.c | grep -vx watch; }
takes() { "$RACELAB" help "$1" | grep -q "^    $2 "; }
fresh() { mktemp -du "$BATS_TEST_TMPDIR/new.XXXXXX"; }

# words_of VERB : puts what makes a short call of it into WORDS, each time anew; fails for a verb that
# nobody has written down here
words_of() {
  case $1 in
    list | doctor | help | compile-commands) WORDS=() ;;
    show | hint | check | detect | explore | reset) WORDS=(2) ;;
    run) WORDS=(2 --runs 2) ;;
    replay) WORDS=(2 'm7 a4 b3') ;;
    grade) WORDS=(inbox/ada --out "$(fresh)") ;;
    gradebook | reconcile) WORDS=(course) ;;
    grade-all) WORDS=(inbox --out "$(fresh)") ;;
    regrade) WORDS=(course) ;;
    overrule) WORDS=(course ada 02 solved --why 'Shown in class.') ;;
    grade-entry) WORDS=(course 0 --attempt 9) ;;
    gate) # of the lab that it has least to judge in
      clean_up
      "$RACELAB" new 03-fresh >/dev/null
      WORDS=(3)
      ;;
    stats) WORDS=(2 --runs 1) ;;
    new)
      clean_up
      WORDS=(03-fresh)
      ;;
    handout | man) WORDS=(--out "$(fresh)") ;;
    export) WORDS=(result --format tap) ;;
    new-course) WORDS=("$(fresh)") ;;
    completion) WORDS=(bash) ;;
    complete) WORDS=(-- ch) ;;
    *) echo "tests/verbs.bats does not know how to call $1" && return 1 ;;
  esac
}

clean_up() { rm -rf labs/03-fresh solutions/03-fresh; }
teardown() { clean_up; }

# on_terminal WORD.. : what racelab writes to a terminal
on_terminal() {
  TERM=xterm script -qec "$(printf '%q ' "$RACELAB" "$@")" /dev/null </dev/null
}

@test "There are as many verbs as the table has rows, and each can be called here." {
  [ "$(verbs | wc -l)" -ge 25 ]
  for verb in $(verbs); do words_of "$verb"; done
}

@test "A terminal gets colour." {
  run env -u NO_COLOR TERM=xterm script -qec "$RACELAB list" /dev/null </dev/null
  [[ $output == *$'\e['* ]]
}

@test "With NO_COLOR no verb writes an escape code, not even to a terminal." {
  for verb in $(verbs); do
    words_of "$verb"
    run on_terminal "$verb" "${WORDS[@]}"
    [[ $output != *$'\e'* ]] || { printf '%s\n%s\n' "$verb" "$output" | cat -v; return 1; }
    clean_up
  done
}

@test "--quiet leaves nothing but the exit code, on a terminal too." {
  for verb in $(verbs); do
    takes "$verb" --quiet || continue
    words_of "$verb"
    run --separate-stderr "$RACELAB" "$verb" "${WORDS[@]}"
    expected=$status
    clean_up
    words_of "$verb"
    run --separate-stderr "$RACELAB" "$verb" "${WORDS[@]}" --quiet
    [ "$status,$output,$stderr" = "$expected,," ] ||
      { printf '%s: %s, not %s\n%s\n%s\n' "$verb" "$status" "$expected" "$output" "$stderr"; return 1; }
    clean_up
    words_of "$verb"
    run env -u NO_COLOR TERM=xterm script -qec "$(printf '%q ' "$RACELAB" "$verb" "${WORDS[@]}" --quiet)" /dev/null </dev/null
    [ "$output" = "" ] || { printf '%s, on a terminal:\n%s\n' "$verb" "$output" | cat -v; return 1; }
    clean_up
  done
}

@test "Verbs that do not take --quiet print what they are asked for, or are not for people." {
  quiet=$(for verb in $(verbs); do takes "$verb" --quiet || echo "$verb"; done | sort | paste -sd ' ')
  is "$quiet" "compile-commands complete completion export grade-entry help hint list show"
}

@test "--json prints JSON and nothing else, whatever else is asked for." {
  for verb in $(verbs); do
    takes "$verb" --json || continue
    for more in '' --quiet; do
      [ -z "$more" ] || takes "$verb" --quiet || continue
      words_of "$verb"
      run --separate-stderr "$RACELAB" "$verb" "${WORDS[@]}" --json $more
      [ "$stderr" = "" ] || { echo "$verb: $stderr"; return 1; }
      jq -es 'length > 0' <<<"$output" >/dev/null || { printf '%s: no JSON\n%s\n' "$verb" "$output"; return 1; }
      clean_up
    done
  done
}

@test "What measures, judges or compares takes --json." {
  json=$(for verb in $(verbs); do ! takes "$verb" --json || echo "$verb"; done | sort | paste -sd ' ')
  is "$json" "check detect doctor explore gate grade list reconcile replay run stats"
}

@test "A complaint is told in spite of --quiet, on stderr." {
  run -2 --separate-stderr "$RACELAB" check 99 --quiet
  [[ $stderr == *"no lab"* ]]
  run -2 --separate-stderr "$RACELAB" run nowhere.c --quiet
  [[ $stderr == *nowhere.c* ]]
}

@test "A program that does not compile is told as JSON where that is asked for." {
  mkdir "$BATS_TEST_TMPDIR/mine"
  echo 'int x = ;' >"$BATS_TEST_TMPDIR/mine/accumulator.c"
  for verb in run detect explore; do
    run --separate-stderr "$RACELAB" "$verb" 2 --files "$BATS_TEST_TMPDIR/mine" --json
    is "$status $(jq -r .build <<<"$output")" "2 failed"
    says "accumulator.c:1:9: error: expected expression"
  done
}

@test "run counts every run in its JSON." {
  run -0 --separate-stderr "$RACELAB" run 2 --runs 5 --json
  is "$(jq '[.outcomes[].count] | add' <<<"$output")" 5
  is "$(jq -r .right <<<"$output")" "sum = -1"
}

@test "The board's JSON has the verdict of the last check." {
  "$RACELAB" check 2 >/dev/null || true
  run -0 "$RACELAB" list --json
  is "$(jq -r '.labs[0] | "\(.lab) \(.verdict) \(.changed)"' <<<"$output")" "02-accumulator race false"
}

@test "grade prints the result.json of each lab." {
  run -1 --separate-stderr "$RACELAB" grade inbox/ada --out "$BATS_TEST_TMPDIR/out" --json
  is "$(jq -c '.[0].result' <<<"$output")" "$(jq -c .result "$BATS_TEST_TMPDIR/out/02-accumulator/result.json")"
}
