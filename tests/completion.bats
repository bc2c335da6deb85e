#!/usr/bin/env bats
# completion and man: what the tables of verbs and options know, for the shell and for man(1).

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

could_be() { "$RACELAB" complete -- "$@" | paste -sd ' '; }

# typed WORD.. : what bash's own completion makes of the command line, whose last word is being typed
typed() {
  # shellcheck disable=SC2016 # the inner shell expands it
  bash --norc -c 'source <("$1" completion bash) || exit
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _racelab "$1" "${!#}" "${*: -2:1}"
    printf "%s\n" "${COMPREPLY[@]}"' bash "$@" | sort | paste -sd ' '
}

@test "A verb is completed to those of help, and no other." {
  is "$(could_be exp)" "explore export"
  is "$(could_be '' | tr ' ' '\n')" "$("$RACELAB" help | sed -n 's/^  \([a-z-]*\) .*/\1/p')"
  is "$(could_be grade-e)" ""
}

@test "An option is completed to those that the verb takes." {
  is "$(could_be explore 02 --o)" "--outcomes"
  is "$(could_be show 02 --)" "--help"
  for option in $(could_be check --); do
    run -0 "$RACELAB" help check
    [ "$option" = --help ] || says "$option"
  done
}

@test "A lab is completed to its name, and where it stands no second one." {
  is "$(could_be check 0)" 02-accumulator
  is "$(could_be check 02-accumulator '')" ""
  is "$(could_be check --seed 3 '')" 02-accumulator
  is "$(could_be run '')" "02-accumulator :c-files"
}

@test "A value is completed by what the option calls it." {
  is "$(could_be check 02 --format '')" gcc
  is "$(could_be export --format git)" "github github-summary gitlab"
  is "$(could_be grade-all --from mo)" moodle
  is "$(could_be run --files '')" :folders
  is "$(could_be run --runs '')" ""
  is "$(could_be overrule out ada 02 ser)" serial
  is "$(could_be help hin)" hint
}

@test "Behind -- stand the program's arguments, and behind a wrong verb nothing." {
  is "$(could_be run prog.c -- '')" :files
  is "$(could_be chekc '')" ""
  is "$("$RACELAB" complete)" ""
}

@test "bash completes what the program tells, and files by itself." {
  cd "$BATS_TEST_TMPDIR"
  mkdir folder
  touch prog.c prog.h
  is "$(typed "$RACELAB" hel)" help
  is "$(typed "$RACELAB" check 02)" 02-accumulator
  is "$(typed "$RACELAB" run '')" "02-accumulator folder prog.c"
  is "$(typed "$RACELAB" run --files '')" folder
  is "$(typed "$RACELAB" run prog.c -- prog)" "prog.c prog.h"
}

@test "A file with a blank in its name is one candidate." {
  cd "$BATS_TEST_TMPDIR"
  touch 'my prog.c'
  is "$(typed "$RACELAB" run my)" "my prog.c"
}

@test "zsh gets its script, another shell an error." {
  run -0 "$RACELAB" completion zsh
  is "${lines[0]}" "#compdef racelab"
  run -2 "$RACELAB" completion fish
  says "completion takes bash or zsh, not \`fish\`"
}

@test "There is a page for the program and one for each verb of help." {
  run -0 "$RACELAB" man
  says "build/man"
  is "$(cd build/man && ls | LC_ALL=C sort)" "$(
    {
      echo racelab.1
      "$RACELAB" help | sed -n 's/^  \([a-z-]*\) .*/racelab-\1.1/p'
    } | LC_ALL=C sort
  )"
}

@test "A page has every option and every word that help has." {
  command -v groff >/dev/null || skip "groff is missing"
  "$RACELAB" man --out "$BATS_TEST_TMPDIR/man" >/dev/null
  for verb in check explore grade-all new-course; do
    page=$(groff -man -Tascii -P-c -P-b -P-u -rLL=2000n "$BATS_TEST_TMPDIR/man/racelab-$verb.1" | tr -s ' \n' ' ')
    for word in $("$RACELAB" help "$verb" | tr -d '`'); do
      [[ " $page " == *" $word "* ]] || { echo "not in the page of $verb: $word"; return 1; }
    done
  done
}

@test "groff has no complaint about any page." {
  command -v groff >/dev/null || skip "groff is missing"
  "$RACELAB" man --out "$BATS_TEST_TMPDIR/man" >/dev/null
  for page in "$BATS_TEST_TMPDIR"/man/*.1; do
    run -0 groff -man -ww -z -Tascii "$page"
    is "$output" ""
  done
}
