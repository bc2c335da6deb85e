#!/usr/bin/env bats
# also under ASan
# reset: the shipped files again, and the student's kept.

load helpers

setup_file() { make_house; }
setup() {
  cd "$HOUSE"
  rm -f labs/02-accumulator/accumulator.c
  cp labs/02-accumulator/.shipped/* labs/02-accumulator
  rm -rf build/backup
}

backups() { find build/backup -type f | sort; }

@test "It restores the shipped files, and keeps the answers." {
  echo '/* mine */' >>labs/02-accumulator/accumulator.c
  echo 'variable = x' >labs/02-accumulator/answers.conf
  run -0 "$RACELAB" reset 2
  cmp labs/02-accumulator/{.shipped/,}accumulator.c
  is "$(cat labs/02-accumulator/answers.conf)" 'variable = x'
  says "Your answers.conf stays; to reset it too: build/racelab reset 02 --all"
}

@test "--all restores the answers, too, and keeps them in the backup." {
  echo 'variable = x' >labs/02-accumulator/answers.conf
  run -0 "$RACELAB" reset 2 --all
  cmp labs/02-accumulator/{.shipped/,}answers.conf
  is "$(cat "$(backups)")" 'variable = x'
  lacks "stays"
}

@test "Answers that are gone come back, and as shipped they are not spoken of." {
  rm labs/02-accumulator/answers.conf
  run -0 "$RACELAB" reset 2
  cmp labs/02-accumulator/{.shipped/,}answers.conf
  lacks "answers.conf"
}

# What it says below "To bring them back:", typed.
bring_back() { bash -ec "$(sed -n '/^  To bring them back:$/{n;p}' <<<"$output")"; }

@test "The command that brings a backup back does so, from any folder." {
  for folder in "$HOUSE" "$ROOM" /; do
    echo '/* mine */' >labs/02-accumulator/accumulator.c
    run -0 env -C "$folder" "$RACELAB" reset 2
    cmp labs/02-accumulator/{.shipped/,}accumulator.c
    (cd "$folder" && bring_back)
    is "$(cat labs/02-accumulator/accumulator.c)" '/* mine */'
  done
}

@test "It does so with blanks in the path." {
  make_house "$BATS_TEST_TMPDIR/my own house"
  cd "$BATS_TEST_TMPDIR"
  echo '/* mine */' >"$ROOM/accumulator.c"
  run -0 "$RACELAB" reset 2
  bring_back
  is "$(cat "$ROOM/accumulator.c")" '/* mine */'
}

@test "It keeps the student's file and says where." {
  echo '/* mine */' >labs/02-accumulator/accumulator.c
  run -0 "$RACELAB" reset 2
  [[ $output =~ kept\ in\ (build/backup/02-accumulator/[^[:space:]]+) ]] || { echo "$output"; return 1; }
  is "$(cat "${BASH_REMATCH[1]}/accumulator.c")" '/* mine */'
}

@test "It keeps only what was changed." {
  echo '/* mine */' >labs/02-accumulator/accumulator.c
  run -0 "$RACELAB" reset 2
  is "$(backups | wc -l)" 1
}

@test "Twice in a row loses nothing." {
  echo '/* first */' >labs/02-accumulator/accumulator.c
  run -0 "$RACELAB" reset 2
  echo '/* second */' >labs/02-accumulator/accumulator.c
  run -0 "$RACELAB" reset 2
  run -0 "$RACELAB" reset 2
  is "$(backups | xargs cat | sort | tr '\n' ' ')" '/* first */ /* second */ '
}

@test "Without a change it says so and keeps nothing." {
  run -0 "$RACELAB" reset 2
  says "is as shipped already"
  [ ! -e build/backup ]
}

@test "A file that was deleted comes back." {
  rm labs/02-accumulator/accumulator.c
  run -0 "$RACELAB" reset 2
  cmp labs/02-accumulator/{.shipped/,}accumulator.c
}

@test "Bytes of all kinds are kept as they are." {
  head -c 3000 /dev/urandom >labs/02-accumulator/accumulator.c
  cp labs/02-accumulator/accumulator.c "$BATS_TEST_TMPDIR/mine"
  run -0 "$RACELAB" reset 2
  cmp "$(backups)" "$BATS_TEST_TMPDIR/mine"
}

@test "A link is replaced, and what it points to is left alone." {
  echo '/* elsewhere */' >"$BATS_TEST_TMPDIR/elsewhere.c"
  ln -sf "$BATS_TEST_TMPDIR/elsewhere.c" labs/02-accumulator/accumulator.c
  run "$RACELAB" reset 2
  is "$(cat "$BATS_TEST_TMPDIR/elsewhere.c")" '/* elsewhere */'
}

@test "Where a backup cannot be made nothing is changed." {
  echo '/* mine */' >labs/02-accumulator/accumulator.c
  echo 'in the way' >build/backup
  run -4 "$RACELAB" reset 2
  is "$(cat labs/02-accumulator/accumulator.c)" '/* mine */'
}

@test "Without the shipped files it fails, and the student's file stays." {
  mv labs/02-accumulator/.shipped "$BATS_TEST_TMPDIR/shipped"
  echo '/* mine */' >labs/02-accumulator/accumulator.c
  run -4 "$RACELAB" reset 2
  mv "$BATS_TEST_TMPDIR/shipped" labs/02-accumulator/.shipped
  is "$(cat labs/02-accumulator/accumulator.c)" '/* mine */'
}

@test "A file too large to be a source is kept whole all the same." {
  head -c 2000000 /dev/zero | tr '\0' 'x' >labs/02-accumulator/accumulator.c
  run -0 "$RACELAB" reset 2
  is "$(stat -c %s "$(backups)")" 2000000
}
