#!/usr/bin/env bats
# also under ASan
# Help names every verb of the table, and the Makefile has a target for each of them.

load helpers

setup_file() { make_house; }
setup() { cd "$ROOT"; }

verbs() { "$RACELAB" help | sed -n 's/^  \([a-z-]*\) .*/\1/p'; }

@test "Help lists the verbs that the issue asks for." {
  run -0 verbs
  for verb in list show run detect check hint reset doctor gate grade handout help; do
    grep -qx "$verb" <<<"$output" || { echo "$verb is not listed in: $output"; return 1; }
  done
}

@test "Help of each verb shows its words, and a sentence." {
  for verb in $(verbs); do
    run -0 "$RACELAB" help "$verb"
    is "${lines[0]%% *}" racelab
    says "racelab $verb "
    [ ${#lines[@]} -ge 2 ]
  done
}

@test "Help of a verb gives each of its options a line, with a word for its value." {
  run -0 "$RACELAB" help run
  says " --runs N repeat N times --rounds N set the size"
  says " --files DIR take the editable files from DIR"
  run -0 "$RACELAB" help check
  says " --json print JSON"
  lacks "--runs"
}

@test "Each option that the help of a verb names is one that it takes." {
  for verb in $(verbs); do
    run -0 "$RACELAB" help "$verb"
    for option in $(grep -o '^    --[a-z-]*' <<<"$output"); do
      run "$RACELAB" "$verb" "$option=?" too many words here
      is "$status" 2
      lacks "does not take"
    done
  done
}

@test "--help and -h are help." {
  run -0 "$RACELAB" help
  expected=$output
  for word in --help -h; do
    run -0 "$RACELAB" "$word"
    is "$output" "$expected"
  done
}

@test "--help behind a verb is help of that verb, whatever else stands there." {
  run -0 "$RACELAB" help explore
  expected=$output
  for words in "--help" "02 --help" "--seed 1 -h"; do
    # shellcheck disable=SC2086 # words
    run -0 "$RACELAB" explore $words
    is "$output" "$expected"
  done
}

@test "Help explains the exit codes and how a lab is named." {
  run -0 "$RACELAB" help
  for word in "0 solved" "1 not solved" "2 usage" "3 cannot judge" "4 our"; do says "$word"; done
  says "2, 02, accumulator, labs/02-accumulator"
}

@test "Help fits into 80 columns." {
  for verb in '' $(verbs); do
    # shellcheck disable=SC2086 # none, or a word
    run -0 "$RACELAB" help $verb
    ! grep -E '.{81}' <<<"$output" || return 1
  done
}

@test "Every verb has a target in the Makefile." {
  for verb in $(verbs); do
    run -0 make -n "$verb" LAB=02 DIR=somewhere
    says "build/racelab $verb"
  done
}

@test "Every target that calls the program calls a verb of its table." {
  known=$(verbs)
  for target in $(sed -n 's/^\(LAB\|OTHER\)_VERBS := //p' Makefile) gate grade; do
    grep -qx "$target" <<<"$known" || { echo "make $target is no verb"; return 1; }
  done
}

@test "A bare make prints the board." {
  run -0 make -n
  says "build/racelab list"
}

@test "make VERB without LAB leaves with an error and an example." {
  run ! make -s check
  says "which lab? for example: make check LAB=02"
}

@test "make grade without DIR leaves with an error and an example." {
  run ! make -s grade
  says "which folder?"
}

@test "make gradebook without OUT leaves with an error and an example." {
  run ! make -s gradebook
  says "which course? for example: make gradebook OUT=results"
}

@test "make hands a lab's name on as one word." {
  run -0 make -n show LAB='02 03'
  says "show '02 03'"
}
