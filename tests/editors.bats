#!/usr/bin/env bats
# What editors get: VS Code's tasks, and how each file is compiled.

load helpers

setup_file() {
  make_house
  for file in README.md LICENSE .gitignore .editorconfig .clang-format; do
    cp "$ROOT/$file" "$HOUSE"
  done
  export COPY="$BATS_FILE_TMPDIR/a copy"
  "$RACELAB" handout --out "$COPY" >/dev/null
  make -C "$COPY" -j2 build >/dev/null 2>&1
}
setup() { cd "$COPY"; }

commands() { jq -r "$1" build/compile_commands.json; }

@test "A handout has tasks for VS Code, and each has a matcher." {
  is "$(jq -r '[.tasks[] | select(.problemMatcher.pattern.regexp == null)] | length' .vscode/tasks.json)" 0
  is "$(jq -r '[.tasks[].args[0]] | join(" ")' .vscode/tasks.json)" "check detect explore"
  is "$(jq -r '[.tasks[].problemMatcher.pattern] | unique | length' .vscode/tasks.json)" 1
}

@test "A task's command finds the race, and its matcher every line of that." {
  pattern=$(jq -r '.tasks[0].problemMatcher.pattern.regexp' .vscode/tasks.json)
  for task in 0 1 2; do
    mapfile -t words < <(jq -r ".tasks[$task] | .command, .args[]" .vscode/tasks.json)
    run --separate-stderr "${words[@]//'${fileDirnameBasename}'/02-accumulator}"
    [ "$status" -ne 0 ]
    says 'accumulator.c:'
    is "$(grep -vcP "$pattern" <<<"$output")" 0
  done
}

@test "make build says how each file of a lab is compiled, in this folder." {
  is "$(commands 'length')" 2
  is "$(commands '.[].file' | sort)" "$COPY/labs/02-accumulator/accumulator.c
$COPY/labs/02-accumulator/main.c"
  while IFS= read -r file; do [ -f "$file" ]; done < <(commands '.[].file')
}

@test "Those commands compile." {
  while IFS= read -r entry; do
    mapfile -t words < <(jq -r '.arguments[]' <<<"$entry")
    (cd "$(jq -r .directory <<<"$entry")" && "${words[@]}" -o "$BATS_TEST_TMPDIR/object.o")
  done < <(jq -c '.[]' build/compile_commands.json)
}

@test "A folder that was moved gets its new paths from the next make." {
  cp -a "$COPY" "$BATS_TEST_TMPDIR/moved"
  cd "$BATS_TEST_TMPDIR/moved"
  make -s build
  is "$(commands '.[0].directory')" "$BATS_TEST_TMPDIR/moved/labs/02-accumulator"
}

@test "Nothing is made again where nothing has changed." {
  before=$(stat -c %Y.%i build/compile_commands.json)
  make -s build
  is "$(stat -c %Y.%i build/compile_commands.json)" "$before"
}
