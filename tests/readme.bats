#!/usr/bin/env bats
# The README's session, typed as it is written, shows what the README says it shows.

load helpers

setup_file() {
  make_house
  with_solutions
  cp -a "$ROOT/build/obj" "$ROOT/build/explorer" "$HOUSE/build"
  touch "$HOUSE/build/racelab"
}

# The lines of the session: commands with their "$ ", and what they print.
session() { sed -n '/^```console$/,/^```$/p' "$ROOT/README.md" | sed '1d;$d'; }

# Does the text match the lines of the pattern, where "..." stands for anything?
matches() {
  local text=$1 pattern=$2
  pattern=${pattern//'\'/'\\'}
  pattern=${pattern//'*'/'\*'}
  pattern=${pattern//'?'/'\?'}
  pattern=${pattern//'['/'\['}
  pattern=${pattern//'('/'\('} # "*(" would begin a pattern of its own
  pattern=${pattern//'...'/'*'}
  # On a busy machine the largest run of a detector may not end in time, and then counts for nothing.
  pattern=${pattern//'None of 75 runs'/'None of 7[345] runs'}
  pattern=${pattern//'fewer than 1 in 25'/'fewer than 1 in 2[45]'}
  # shellcheck disable=SC2053 # a pattern it is
  [[ $text == $pattern ]]
}

@test "each command of the session prints what stands below it" {
  cd "$HOUSE"
  local line command='' expected='' count=0
  while IFS= read -r line; do
    if [[ $line == '$ '* ]]; then
      command=${line#'$ '}
      expected=''
      count=$((count + 1))
      run bash -c "$command"
    else
      expected+=$line$'\n'
    fi
    # The next line that is a command, or the end, closes this one.
    IFS= read -r -u 3 next || next='$ '
    [[ $next == '$ '* ]] || continue
    matches "${output:+$output$'\n'}" "$expected" && continue
    printf '$ %s\n--- the README says\n%s--- it printed\n%s\n' "$command" "$expected" "$output"
    return 1
  done < <(session) 3< <(session | tail -n +2)
  [ "$count" -ge 5 ]
}

@test "the numbers of states are those of the explorer" {
  [[ $(tr -s ' \n' ' ' <"$ROOT/README.md") =~ has\ 8\ outcomes,\ in\ ([0-9]+)\ states\;\ the\ mended\ one\ has\ 1,\ in\ ([0-9]+)\. ]]
  local broken=${BASH_REMATCH[1]} mended=${BASH_REMATCH[2]}
  run -1 "$RACELAB" explore 02 --files "$HOUSE/labs/02-accumulator/.shipped"
  says "$broken states, "
  says "8 outcomes"
  run -0 "$RACELAB" explore 02 --files "$ACCUMULATOR"
  says "$mended states, "
}

@test "every lab has its line in the README's table" {
  for lab in "$ROOT"/labs/[0-9]*; do
    grep -q "(labs/${lab##*/}/README.md)" "$ROOT/README.md"
  done
}

@test "every verb of the table is in the README" {
  for verb in $("$RACELAB" help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    grep -q "\`$verb\`" "$ROOT/README.md" || { echo "missing: $verb"; return 1; }
  done
}
