#!/usr/bin/env bats
# Commands are told as the reader can type them: behind make, run directly, and from any folder.

load helpers

setup_file() {
  make_house
  touch "$HOUSE/build/packages"
}
setup() { cd "$HOUSE"; rm -rf build/hints; }

# The last of the hints, which names an option.
last_hint() {
  local left
  left=$(grep -c '^## ' "$ROOM/hints.md")
  while [ $((--left)) -ge 0 ]; do run "$@"; done
}

@test "Behind make an option is make's, and the command works." {
  last_hint make -o build hint LAB=02
  is "${lines[-1]}" "  That was the last one. To see them all: make hint LAB=02 ARGS=--all"
  run -0 make -o build hint LAB=02 ARGS=--all
  says "Hint 1 of"
}

@test "Run directly it is the program's, even from a makefile of one's own." {
  last_hint "$RACELAB" hint 2
  is "${lines[-1]}" "  That was the last one. To see them all: build/racelab hint 02 --all"
  printf 'all:\n\t@%s hint 02\n' "$RACELAB" >"$BATS_TEST_TMPDIR/Makefile"
  run -0 make -s -C "$BATS_TEST_TMPDIR"
  says "To see them all: $RACELAB hint 02 --all"
}

@test "Explore tells the options that were given, too, when it names another." {
  cat >"$BATS_TEST_TMPDIR/many.c" <<'C'
#include <lab.h>
#include <stdio.h>
int main(void) { printf("%u\n", lab_choose(20)); return 0; }
C
  run -1 "$RACELAB" explore "$BATS_TEST_TMPDIR/many.c" --rounds 2
  says "... and 8 more. All of them: build/racelab explore $BATS_TEST_TMPDIR/many.c --rounds 2 --outcomes"
  run -2 make -s -o build explore LAB="$BATS_TEST_TMPDIR/many.c" ARGS='--rounds 2'
  says "... and 8 more. All of them: make explore LAB=$BATS_TEST_TMPDIR/many.c ARGS='--rounds 2 --outcomes'"
}

@test "From another folder, make -C tells commands and paths that work there." {
  cd /
  run -0 make -s -C "$HOUSE" -o build show LAB=02
  is "${lines[-1]}" "  Next: make -C $HOUSE run LAB=02"
  says "$ROOM/accumulator.c"
}

@test "In a lab's folder the program is told with its whole path." {
  cd "$ROOM"
  run -0 "$RACELAB" show 2
  is "${lines[-1]}" "  Next: $RACELAB run 02"
}

@test "A usage error behind make names make's way to the help." {
  run ! make -s -o build check LAB=02 ARGS=--runs=3
  says '`check` does not take `--runs`; see `make help ARGS=check`'
}
