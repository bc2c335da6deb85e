#!/usr/bin/env bats
# The questions of answers.conf: what can be measured is measured, the rest compared or taken.

load helpers

setup_file() {
  make_house
  with_solutions
  # A program that is refused at once: only the answers are looked at.
  rm "$ROOM/accumulator.c"
}
setup() { cd "$HOUSE"; }

# answered LINE... : these are the answers; the rest of the file is left open
answered() {
  printf '%s\n' "$@" >"$ROOM/answers.conf"
  run -1 "$RACELAB" check 2 --all
}
points() { result '.result.checks[] | select(.name == "answers") | .points'; }
found() { sed -n "s/^answer\.$1 = //p" build/you/02-accumulator/evidence.conf; }

RIGHT=('variable = i' 'functions = increment decrement' 'kind = lost-update' 'sums = -3 -2 -1 0 1 2')

@test "All right earns every point." {
  answered "${RIGHT[@]}"
  is "$(points)" 4
}

@test "Nothing answered earns nothing, and says so." {
  answered
  is "$(points)" 0
  says "answers.conf is still empty: 4 questions wait there."
}

@test "Each right answer earns its part." {
  answered "${RIGHT[@]:0:2}"
  is "$(points)" 2
  says "2 of 4 answers fit."
  says "\`kind\` is not answered yet."
}

@test "A wrong variable is told without the right one." {
  answered 'variable = round' "${RIGHT[@]:1}"
  is "$(found variable) $(points)" "wrong 3"
  says "Look at \`variable\` again."
}

@test "Functions may stand in any order, with commas or blanks." {
  for answer in 'decrement increment' 'increment, decrement' 'decrement,increment'; do
    answered "functions = $answer"
    is "$(found functions)" right
  done
}

@test "One function, or one too many, is wrong." {
  for answer in increment 'increment increment' 'increment decrement main'; do
    answered "functions = $answer"
    is "$(found functions)" wrong
  done
}

@test "A wrong choice is wrong, and another word gets the choices." {
  answered 'kind = deadlock'
  is "$(found kind)" wrong
  answered 'kind = bad luck'
  is "$(found kind)" unknown
  says "\`kind\` should be one of: lost-update deadlock use-after-free stale-cache."
}

@test "A sum that no schedule produces is one too many." {
  answered 'sums = -3 -2 -1 0 1 2 3'
  is "$(found sums)" too-many
  says "\`sums\` contains a value that no schedule can produce."
}

@test "Sums may stand in any order, and every one that some schedule produces must be there." {
  answered 'sums = 2 1 0 -1 -2 -3'
  is "$(found sums)" right
  answered 'sums = -1'
  is "$(found sums)" wrong
  says "\`sums\` is missing an outcome that some schedule produces."
}

@test "A line with an error is told with its number, and costs only the answers." {
  answered 'variable = i' 'what is this'
  is "$(points)" 0
  says "answers.conf:2: expected \`key = value\`"
}

@test "The solution's answers stay in the solution: no report shows them." {
  answered 'variable = x' 'functions = y' 'kind = deadlock' 'sums = 7'
  lacks "lost-update"
  lacks "-3 -2 -1"
}

@test "Without the shipped race measured before, it is measured now." {
  rm -f build/cache/shipped-*
  answered "${RIGHT[@]}"
  is "$(points)" 4
  grep -qx 'shipped.variable = i' build/cache/shipped-*
}
