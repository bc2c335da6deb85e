#!/usr/bin/env bats
# also under ASan
# What is broken in the house itself is exit 4 with one line, and never a verdict.

load helpers

setup_file() {
  make_house
  # It is refused before anything is compiled: only the rubric is at work.
  rm "$ROOM/accumulator.c"
  cp -a "$HOUSE" "$BATS_FILE_TMPDIR/kept"
}
setup() {
  rm -rf "$HOUSE"
  cp -a "$BATS_FILE_TMPDIR/kept" "$HOUSE"
  cd "$HOUSE"
}

# our_fault SENTENCE : check leaves with 4 and tells it; no verdict, no result
our_fault() {
  run -4 "$RACELAB" check 2
  says "$1"
  lacks "SOLVED"
  lacks "CANNOT JUDGE"
  [ ! -e build/you/02-accumulator/result.json ]
}

# rubric TEXT : the lab has this rubric, and points for none of its checks
rubric() {
  sed -i '/^points/d' "$ROOM/lab.conf"
  printf 'load %s\n%s\n' "$HOUSE/harness/grade" "$1" >"$ROOM/grade.bats"
}

@test "A rubric whose check breaks is our fault." {
  rubric '@test "It breaks." { check own; false; }'
  our_fault "the rubric itself broke; see"
}

@test "A rubric that calls something unknown is our fault." {
  rubric '@test "It calls." { check own; no_such_helper; }'
  our_fault "the rubric itself broke"
}

@test "A rubric with a syntax error is our fault." {
  rubric '@test "It does not close." { check own; if true'
  our_fault "the rubric"
}

@test "A rubric without a check is our fault." {
  rubric '@test "It says nothing." { true; }'
  our_fault "the rubric said nothing"
}

@test "A rubric without a test is our fault." {
  rubric ''
  our_fault "the rubric said nothing"
}

@test "A rubric whose check goes unsaid is our fault." {
  rubric "$(printf '@test "It %s." { %s; }\n' speaks 'check one' 'is silent' true)"
  our_fault "the rubric itself broke"
}

@test "A rubric that asks for a word that does not exist is our fault." {
  rubric '@test "It invents." { check own; refuse perfect "nobody knows this word"; }'
  our_fault "perfect"
}

@test "A log of the rubric is named, and is there." {
  rubric '@test "It breaks." { check own; echo "the reason"; false; }'
  our_fault "see "
  grep -q "the reason" "$(flat | sed 's/.*; see //; s/ .*//')"
}

@test "A lab's own rubric is used instead of the default one." {
  rubric '@test "It is content." { check own; }'
  run -0 "$RACELAB" check 2
  says "It is content."
}

@test "A folder that cannot be written is our fault." {
  touch build/you
  our_fault "cannot make the folder"
}

@test "A harness without its variants is no house." {
  rm harness/variants.mk
  run -4 "$RACELAB" list
  says "run the racelab that \`make build\` put into build/"
}

@test "Variants with an error are told with file and line." {
  sed -i '1i no equals sign' harness/variants.mk
  run -4 "$RACELAB" list
  says "variants.mk:1:"
}

@test "A typing error in lab.conf is our fault, whatever was asked, and the nearest right key is told." {
  line=$(grep -n '^rounds.plain' "$ROOM/lab.conf" | cut -d: -f1)
  sed -i 's/^rounds.plain/rounds.plian/' "$ROOM/lab.conf"
  our_fault "labs/02-accumulator/lab.conf:$line: there is no key \`rounds.plian\`; did you mean \`rounds.plain\`?"
  for verb in list 'show 2' 'explore 2' 'grade labs' gate; do
    run -4 $RACELAB $verb
    says "lab.conf:$line: there is no key"
  done
}

@test "So is a value that cannot be, or a check that no rubric has." {
  sed -i 's/^rounds.tsan = .*/rounds.tsan = 2OO/' "$ROOM/lab.conf"
  our_fault "\`rounds.tsan\` should be a number from 1 to 100000000, not \`2OO\`"
  sed -i 's/^rounds.tsan = .*/rounds.tsan = 200/; s/^points.races/points.racse/' "$ROOM/lab.conf"
  our_fault "no rubric of this lab has a check \`racse\`; did you mean \`points.races\`?"
}

@test "A list of allowed calls that is missing is our fault." {
  rm harness/allowed.txt
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  our_fault "allowed.txt"
}
