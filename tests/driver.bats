#!/usr/bin/env bats
# The driver of a lab is always the one that was handed out, and whoever has changed it is told.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }
teardown() { cp "$ROOM"/.shipped/*.[ch] "$ROOM"; }

WARNING="main.c differs from what was shipped, and is not used"
mine() { sed -i 's/"sum = /"my sum = /' "$ROOM/main.c"; }

@test "run, detect, explore and check say that a changed driver is not used, and use the shipped one." {
  mine
  run -0 "$RACELAB" run 2 --runs 1 --rounds 10
  says "$WARNING"
  lacks "my sum"
  says "\`make reset LAB=02\` restores it"
  for verb in detect explore check; do
    run -1 "$RACELAB" "$verb" 2
    says "$WARNING"
    lacks "my sum"
  done
}

@test "All files that differ are named, headers too." {
  mine
  echo >>"$ROOM/accumulator.h"
  run -0 "$RACELAB" run 2 --runs 1 --rounds 10
  says "accumulator.h main.c differ from what was shipped, and are not used"
}

@test "A driver that does not compile, or is gone, is no hindrance." {
  echo '#error mine' >"$ROOM/main.c"
  rm "$ROOM/accumulator.h"
  run -0 "$RACELAB" run 2 --runs 1 --rounds 10
  says "$WARNING"
}

@test "In the folder that --files names it is told as well." {
  cp -a "$ROOM" "$BATS_TEST_TMPDIR/mine"
  echo '/* mine */' >>"$BATS_TEST_TMPDIR/mine/main.c"
  run -1 "$RACELAB" check 2 --files "$BATS_TEST_TMPDIR/mine"
  says "$WARNING"
}

@test "--json stays valid, since the warning is no part of it." {
  mine
  run -1 --separate-stderr "$RACELAB" check 2 --json
  jq -e .result <<<"$output" >/dev/null
  [[ $stderr == *"$WARNING"* ]]
}

@test "Without a change nothing is said." {
  run -0 "$RACELAB" run 2 --runs 1 --rounds 10
  lacks "shipped"
}

@test "reset restores the driver, and keeps the changed one." {
  mine
  run -0 "$RACELAB" reset 2
  cmp "$ROOM/main.c" "$ROOM/.shipped/main.c"
  grep -q "my sum" build/backup/02-accumulator/*/main.c
}

@test "A handout has the shipped driver, although it was changed here." {
  for file in README.md LICENSE .gitignore .editorconfig .clang-format; do cp "$ROOT/$file" "$HOUSE"; done
  mine
  run -0 "$RACELAB" handout --out "$BATS_TEST_TMPDIR/copy"
  cmp "$BATS_TEST_TMPDIR/copy/labs/02-accumulator/main.c" "$ROOM/.shipped/main.c"
}

@test "The gate refuses a lab whose author has changed the driver and did not ship it." {
  with_solutions
  echo >>"$ROOM/main.c"
  run -1 "$RACELAB" gate 2
  rm -r "$HOUSE/solutions"
  says "NO the driver is the same as in .shipped main.c: they differ, or one of the two is missing"
}
