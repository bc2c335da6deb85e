#!/usr/bin/env bats
# also under ASan
# hint: one at a time, weakest first.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; rm -rf build/hints; }

count() { grep -c '^## ' "$ROOM/hints.md"; }
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
