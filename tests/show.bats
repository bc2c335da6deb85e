#!/usr/bin/env bats
# also under ASan
# show: a lab's story, task and program.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

@test "It shows the story and the task." {
  run -0 "$RACELAB" show 2
  says "# Lab 02: the accumulator"
  says "## Your task"
}

@test "It shows the student's file with line numbers." {
  number=$(grep -n 'i++;' "$ROOM/accumulator.c" | cut -d: -f1)
  run -0 "$RACELAB" show 2
  says "labs/02-accumulator/accumulator.c"
  grep -Eq "^ *$number +i\+\+;$" <<<"$output"
}

@test "It shows every line of the file, empty ones too." {
  run -0 "$RACELAB" show 2
  is "$(grep -Ec '^ *[0-9]+  ' <<<"$output")" "$(wc -l <"$ROOM/accumulator.c")"
}

@test "It shows the file as it is now." {
  echo '/* mine */' >>"$ROOM/accumulator.c"
  run -0 "$RACELAB" show 2
  says "/* mine */"
}

@test "It names the next command." {
  run -0 "$RACELAB" show 2
  is "${lines[-1]}" "  Next: make run LAB=02"
}

@test "Bytes that could command a terminal are not passed on." {
  printf '// \033[2J\007 here\n' >>"$ROOM/accumulator.c"
  run -0 "$RACELAB" show 2
  lacks $'\e'
  says "// ?[2J? here"
}

@test "A missing README is our fault." {
  mv "$ROOM/README.md" "$ROOM/README.away"
  run -4 "$RACELAB" show 2
  mv "$ROOM/README.away" "$ROOM/README.md"
  says "cannot read"
}

@test "A line that is too long goes on below, and nothing of it is lost." {
  local long
  long="int sum = $(seq -s ' + ' 1 60) + $(printf 'x%.0s' {1..200});"
  printf '\t\t%s\n' "$long" >"$ROOM/accumulator.c"
  run -0 "$RACELAB" show 2
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  is "$(awk 'length($0) > 80' <<<"$output")" ""
  [[ $(tr -d ' \n' <<<"$output") == *"1${long// /}"* ]]
}

# On a terminal of ROWS rows, whose output comes back through `script`.
on_terminal() { # ROWS COMMAND
  TERM=xterm script -qec "stty rows $1 cols 80; $2" /dev/null </dev/null | tr -d '\r'
}

@test "On a terminal too small for it a pager shows it, with the ink." {
  unset NO_COLOR
  export PAGER="sed 's/^/paged: /'"
  run -0 on_terminal 24 "$RACELAB show 2"
  says "paged: # Lab 02: the accumulator"
  says "paged: Next: make run LAB=02"
  [[ $output == *$'\e[2m'* ]]
}

@test "Where it fits, and in a pipe, there is no pager." {
  export PAGER="sed 's/^/paged: /'"
  run -0 on_terminal 500 "$RACELAB show 2"
  lacks "paged:"
  says "Next: make run LAB=02"
  run -0 "$RACELAB" show 2
  lacks "paged:"
}

@test "A pager that is left at once leaves nothing behind: no word, and exit 0." {
  export PAGER='head -1'
  run -0 on_terminal 24 "$RACELAB show 2; echo ended with \$?"
  is "${#lines[@]}" 2
  says "ended with 0"
}

@test "A pager that cannot be started gives way to less, to more, and to none." {
  mkdir "$BATS_TEST_TMPDIR/bin"
  export PAGER=no-such-pager
  ln -s "$(command -v stty)" "$(command -v sh)" "$BATS_TEST_TMPDIR/bin"
  run -0 on_terminal 24 "PATH=$BATS_TEST_TMPDIR/bin $RACELAB show 2"
  says "Next: make run LAB=02"
  printf '#!/bin/sh\necho this is more\n' >"$BATS_TEST_TMPDIR/bin/more"
  chmod +x "$BATS_TEST_TMPDIR/bin/more"
  run -0 on_terminal 24 "PATH=$BATS_TEST_TMPDIR/bin $RACELAB show 2"
  says "this is more"
  printf '#!/bin/sh\necho "this is less $*"\n' >"$BATS_TEST_TMPDIR/bin/less"
  chmod +x "$BATS_TEST_TMPDIR/bin/less"
  run -0 on_terminal 24 "PATH=$BATS_TEST_TMPDIR/bin $RACELAB show 2"
  says "this is less -R"
  lacks "this is more"
}
