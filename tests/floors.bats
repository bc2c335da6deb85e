#!/usr/bin/env bats
# The rooms of the harness stand one above the other, and no two files call each other in a circle.

load helpers

setup() { cd "$ROOT" || exit 1; }

# A checkout with three small houses in it, in COPY, without a breach.
small_houses() {
  COPY=$BATS_TEST_TMPDIR/copy
  mkdir -p "$COPY"/harness/{runtime,explorer/{world,search},toolbox/{base,verbs}} "$COPY/tests"
  cat >"$COPY/harness/README.md" <<'END'
```
toolbox/
  verbs/   above
  base/    below
```
END
  cat >"$COPY/harness/explorer/README.md" <<'END'
```
explorer/
  search/  above
  world/   below
```
END
  cd "$COPY/harness" || exit 1
  put runtime/page.h
  put runtime/start.c page.h
  put explorer/world/world.h
  put explorer/search/search.c world/world.h runtime/page.h
  put explorer/main.c search/search.h
  put toolbox/base/text.h
  put toolbox/verbs/main.c base/text.h runtime/page.h
  cd "$ROOT" || exit 1
}

# A file with these includes, one a line.
put() {
  local file=$1
  shift
  [ $# = 0 ] || printf '#include "%s"\n' "$@" >"$file"
  [ $# != 0 ] || : >"$file"
}

breach() { # FILE INCLUDE WORDS: with that one include, floors names the file, the line and says so
  put "$COPY/harness/$1" "$2"
  run -1 tests/floors "$COPY"
  [ "${#lines[@]}" = 1 ]
  says "$3"
}

@test "Every include of this checkout goes down." {
  run -0 tests/floors
  [ -z "$output" ]
}

@test "Small houses without a breach pass." {
  small_houses
  run -0 tests/floors "$COPY"
  [ -z "$output" ]
}

@test "A header of a room above is a breach, in the toolbox and in the explorer." {
  small_houses
  breach toolbox/base/text.c verbs/command.h "harness/toolbox/base/text.c:1: base/ includes verbs/command.h, which is above it"
  rm "$COPY/harness/toolbox/base/text.c"
  breach explorer/world/world.c search/search.h "harness/explorer/world/world.c:1: world/ includes search/search.h, which is above it"
}

@test "A house includes only houses below it." {
  small_houses
  breach runtime/tick.c toolbox/base/text.h "runtime includes toolbox/base/text.h, which is not below it"
  rm "$COPY/harness/runtime/tick.c"
  breach explorer/world/world.c toolbox/base/text.h "explorer includes toolbox/base/text.h, which is not below it"
}

@test "An include says its room, by a name that is a room's." {
  small_houses
  breach toolbox/verbs/list.c command.h 'does not say its room'
  breach toolbox/verbs/list.c cellar/wine.h 'names no room and no house below'
  breach toolbox/verbs/list.c ../base/text.h 'names no room and no house below'
}

@test "An assembler file and a spaced include are looked at too." {
  small_houses
  printf '\n#  include  "search/search.h"\n' >"$COPY/harness/explorer/world/fiber.S"
  run -1 tests/floors "$COPY"
  says "harness/explorer/world/fiber.S:2: world/ includes search/search.h"
}

@test "Two files that include each other are a breach, also by way of a third." {
  small_houses
  put "$COPY/harness/toolbox/base/one.h" base/two.h
  put "$COPY/harness/toolbox/base/two.h" base/three.h
  put "$COPY/harness/toolbox/base/three.h" base/one.h
  run -1 tests/floors "$COPY"
  says "includes itself by way of"
}

@test "The picture shows the rooms that are there, all of them and no other." {
  small_houses
  mkdir "$COPY/harness/toolbox/attic"
  run -1 tests/floors "$COPY"
  says "harness/toolbox/attic: a room that no README draws"
  rmdir "$COPY/harness/toolbox/attic"
  rm -r "$COPY/harness/explorer/search"
  run -1 tests/floors "$COPY"
  says "explorer/search/ is drawn and not there"
}

@test "No file of the runtime is in a circle of calls." { tests/circles runtime; }
@test "No file of the explorer is in a circle of calls." { tests/circles explorer; }
@test "No file of the toolbox is in a circle of calls." { tests/circles toolbox; }

@test "A circle of calls is found, and its files are named." {
  small_houses
  cp tests/circles "$COPY/tests"
  cd "$COPY" || exit 1
  mkdir -p build/runtime
  rm harness/runtime/*
  echo 'void two(void); void one(void); void one(void) { two(); }' >harness/runtime/one.c
  echo 'void one(void); void two(void); void two(void) { one(); }' >harness/runtime/two.c
  for name in one two; do cc -c "harness/runtime/$name.c" -o "build/runtime/$name.o"; done
  run -1 tests/circles runtime
  says runtime/one
  says runtime/two
}
