#!/usr/bin/env bats
# also under ASan
# What is typed wrongly is told with the nearest right word, and with exit 2.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

# wrong SENTENCE WORD... : exit 2, and one line on stderr that holds the sentence
wrong() {
  local sentence=$1
  shift
  run -2 --separate-stderr "$RACELAB" "$@"
  [ -z "$output" ] || { echo "on stdout: $output"; return 1; }
  [[ $stderr == "racelab: "*"$sentence"* && $stderr != *$'\n'* ]] ||
    { printf 'expected: %s\nfound:    %s\n' "$sentence" "$stderr"; return 1; }
}

@test "A verb with a typo gets the nearest verb." {
  wrong 'no verb `chekc`; did you mean `check`?' chekc 02
  wrong 'no verb `detct`; did you mean `detect`?' detct 02
  wrong 'no verb `gat`; did you mean `gate`?' gat
}

@test "A verb like no other gets the way to the list." {
  wrong '`racelab help` lists them' frobnicate
  wrong 'no verb ``' ''
}

@test "The help of a verb with a typo names the nearest verb." {
  wrong 'did you mean `hint`?' help hnit
  wrong 'no verb `frobnicate`' help frobnicate
}

@test "A lab with a typo gets the nearest lab." {
  wrong 'no lab `acumulator`; did you mean `02-accumulator`?' show acumulator
  wrong 'did you mean `02-accumulator`?' check 02-acumulator
  wrong 'no lab `bank`; `make list` shows them all' hint bank
}

@test "A lab number that is not there is refused." {
  wrong 'no lab `77`' show 77
  wrong 'no lab `0`' show 0
  wrong 'no lab `99999999999999999999`' show 99999999999999999999
  wrong 'no lab `4294967298`' show 4294967298
  wrong 'no lab `-2`' show -2
}

@test "A lab is named by its number, its name, its whole name or its path." {
  for word in 2 02 002 accumulator 02-accumulator labs/02-accumulator ./labs/02-accumulator/ "$ROOM"; do
    run -0 "$RACELAB" show "$word"
    says "Lab 02"
  done
}

@test "An option with a typo gets the nearest option." {
  wrong 'no option `--sed`; did you mean `--seed`?' check 02 --sed 4
  wrong 'no option `--rums`; did you mean `--runs`?' run 02 --rums 4
}

@test "An option that belongs to another verb is refused, with the help to read." {
  wrong '`check` does not take `--runs`; see `racelab help check`' check 02 --runs 3
  wrong '`help` does not take `--json`' help --json
}

@test "An option without its value is refused." {
  wrong '--seed needs a value' check 02 --seed
  wrong '--out needs a value' handout --out
  wrong '--out needs a value' handout --out ''
}

@test "A value may follow its option behind a sign: --rounds=0 is --rounds 0." {
  for words in '--rounds 0' '--rounds=0'; do
    # shellcheck disable=SC2086 # words
    wrong '--rounds takes a number from 1 to 100000000, not `0`' run 02 $words
  done
  wrong '/nowhere=here: no such folder' run 02 --files=/nowhere=here
  wrong 'no option `--rums`; did you mean `--runs`?' run 02 --rums=4
  wrong '`check` does not take `--runs`' check 02 --runs=3
}

@test "Behind that sign stands a value, and an option that takes none has no sign." {
  wrong '--runs takes a number' run 02 --runs=
  wrong '--out needs a value' handout --out=
  wrong '--json takes no value' check 02 --json=1
  wrong '--json takes no value' check 02 --json=
}

@test "Of two options that are near, one that the verb takes is suggested, and the nearest." {
  wrong '`explore` does not take `--runs`' explore 02 --runs 3 # not: did you mean --rounds
  wrong 'did you mean `--rounds`?' explore 02 --rouns 3
  wrong 'did you mean `--runs`?' stats 02 --rouns 3
}

@test "A value that is no number is refused, and so is one that is too large." {
  wrong 'takes a number from 0 to' check 02 --seed many
  wrong 'takes a number' check 02 --seed -1
  wrong 'takes a number' check 02 --seed ''
  wrong 'takes a number' check 02 --seed 4x
  wrong 'takes a number' check 02 --seed 99999999999999999999
  wrong 'takes a number' run 02 --runs 100001
}

@test "A verb without its lab says what it needs." {
  for verb in show check hint reset; do wrong "$verb needs LAB" "$verb"; done
  for verb in run detect; do wrong "$verb needs LAB | FILE.c" "$verb"; done
  wrong 'grade needs DIR' grade
}

@test "A word too many is named." {
  wrong '`too` is one word too many' list too
  wrong '`03` is one word too many' check 02 03
}

@test "Only verbs that run a program take a C file, and arguments after --." {
  wrong 'this verb takes a lab; `run`, `detect`, `explore` and `replay` take a C file' check my.c
  wrong '`check` takes no arguments after --' check 02 -- 1
  wrong 'only a C file of your own takes arguments' run 02 -- 1
}

@test "A C file that is not there is refused." {
  wrong 'nowhere.c: no such C file' run nowhere.c
  mkdir -p "$BATS_TEST_TMPDIR/folder.c"
  wrong 'no such C file' detect "$BATS_TEST_TMPDIR/folder.c"
}

@test "A file that is not called .c is told what its name should end in." {
  echo 'int main(void) { return 0; }' >"$BATS_TEST_TMPDIR/prog.txt"
  wrong 'end in .c' run "$BATS_TEST_TMPDIR/prog.txt"
}

@test "A folder to grade that is not there is refused; one that holds nothing has a result." {
  wrong 'no such folder' grade "$BATS_TEST_TMPDIR/nowhere"
  mkdir "$BATS_TEST_TMPDIR/empty"
  for path in "$HOUSE/Makefile" "$BATS_TEST_TMPDIR/empty"; do
    run -1 "$RACELAB" grade "$path"
    says "It holds no file"
  done
}

@test "What is typed does not reach the terminal as an escape sequence." {
  run -2 "$RACELAB" $'\e[2J'
  lacks $'\e'
  run -2 "$RACELAB" grade $'/nowhere/\e[2J'
  lacks $'\e'
}

@test "A checkout without labs/ is told as our fault." {
  mv "$HOUSE/labs" "$HOUSE/elsewhere"
  run -4 "$RACELAB" list
  mv "$HOUSE/elsewhere" "$HOUSE/labs"
  says "this checkout is not complete"
}

@test "A lab.conf with an error is told with file and line, as our fault." {
  cp "$ROOM/lab.conf" "$BATS_TEST_TMPDIR"
  echo 'no equals sign' >>"$ROOM/lab.conf"
  run -4 "$RACELAB" list
  cp "$BATS_TEST_TMPDIR/lab.conf" "$ROOM"
  says "lab.conf:$(($(wc -l <"$ROOM/lab.conf") + 1)): expected \`key = value\`"
}
