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
