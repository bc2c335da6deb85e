#!/usr/bin/env bats
# also under ASan
# hint: one at a time, weakest first.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; rm -rf build/hints; }

count() { grep -c '^## Hint ' "$ROOM/hints.md"; }
hint() { run -0 "$RACELAB" hint 2; }

@test "The first hint comes first, and alone." {
  hint
  is "${lines[0]}" "Hint 1 of $(count)"
  lacks "Hint 2 of"
  says "$(sed -n '/^## Hint 1/,/^## Hint 2/{/^##/d;p}' "$ROOM/hints.md" | tr -s '\n ' ' ' | cut -c2-60)"
}

@test "Each call shows the next hint." {
  for number in $(seq "$(count)"); do
    hint
    is "${lines[0]}" "Hint $number of $(count)"
  done
}

@test "The last hint repeats, and says that it is the last." {
  for number in $(seq "$(count)"); do hint; done
  says "That was the last one"
  last=$output
  hint
  is "$output" "$last"
}

@test "A hint before the last names the command for one more." {
  hint
  is "${lines[-1]}" "  One more: make hint LAB=02"
}

@test "--all shows every hint and forgets nothing." {
  hint
  run -0 "$RACELAB" hint 2 --all
  for number in $(seq "$(count)"); do says "Hint $number of"; done
  hint
  is "${lines[0]}" "Hint 2 of $(count)"
}

@test "A spoiled memory begins again somewhere sensible." {
  mkdir -p build/hints
  for memory in '' rubbish -3 99999999999999999999 7; do
    echo "$memory" >build/hints/02-accumulator
    hint
    [[ ${lines[0]} =~ ^Hint\ [1-9]\ of\ $(count)$ ]] || { echo "after \`$memory\`: $output"; return 1; }
  done
}

@test "A lab without hints is our fault." {
  mv "$ROOM/hints.md" "$ROOM/hints.away"
  run -4 "$RACELAB" hint 2
  mv "$ROOM/hints.away" "$ROOM/hints.md"
  says "has no hints"
}

# fix_by IDEA : puts a rejected idea into the lab, and has it checked
fix_by() {
  cp "$ACCUMULATOR/rejected/$1/accumulator.c" "$ROOM"
  "$RACELAB" check 2 >/dev/null || [ $? = 1 ]
}
teardown() {
  cp "$ROOM/.shipped/accumulator.c" "$ROOM"
  rm -rf "$HOUSE/build/board"
}

@test "After a check of one's own fix, what it found comes first, once." {
  fix_by one-big-lock
  hint
  is "${lines[0]}" "A hint for what the last check found: serial"
  says "one thread did all of its rounds before the other began"
  says "What is the least that has to be done under the lock?"
  is "${lines[-1]}" "  One more: make hint LAB=02"
  hint
  is "${lines[0]}" "Hint 1 of $(count)"
  "$RACELAB" check 2 >/dev/null || [ $? = 1 ]
  hint
  is "${lines[0]}" "Hint 2 of $(count)"
}

@test "Another fix that fails gets its own hint." {
  fix_by one-big-lock
  hint
  fix_by lost-unlock
  hint
  is "${lines[0]}" "A hint for what the last check found: deadlock"
}

@test "The program as shipped begins with the first hint, whatever a check found." {
  "$RACELAB" check 2 >/dev/null || [ $? = 1 ]
  hint
  is "${lines[0]}" "Hint 1 of $(count)"
}

@test "A check of files that have changed since says nothing." {
  fix_by one-big-lock
  echo '/* changed */' >>"$ROOM/accumulator.c"
  hint
  is "${lines[0]}" "Hint 1 of $(count)"
}

@test "A lab's own words for a verdict go before those for all labs, and have no number." {
  before=$(count)
  printf '\n## When serial\n\nLook at the loop.\n' >>"$ROOM/hints.md"
  fix_by one-big-lock
  hint
  says "Look at the loop."
  lacks "What is the least"
  hint
  is "${lines[0]}" "Hint 1 of $before"
  cp "$ROOT/labs/02-accumulator/hints.md" "$ROOM"
}

@test "There is a hint for every verdict but one that nobody is to blame for." {
  for verdict in $("$RACELAB" complete -- overrule out ada 02 ''); do
    [ "$verdict" = cannot-judge ] || grep -qx "## When $verdict" "$ROOT/harness/hints.md" || { echo "none for $verdict"; return 1; }
  done
}
