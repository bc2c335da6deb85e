# How the programs of tests/explorer/ say what the explorer must find in them, and how that is
# compared with what it finds.
#
#   explore_all FOLDER        explores them all, two at a time; puts NAME.json into the folder
#   family FOLDER PREFIX...   fails with every difference in the programs of these names
#
# The first line of a program says what it is about. Below it stand
#
#   // expect: VERDICT                the word of the verdict, always
#   // ends: exited CODE "OUTPUT"     one of its outcomes; where one is given, all of them are
#   // finds: race VARIABLE           a race, and on what: a variable, `heap` or `stack`
#   // finds: deadlock                another way to fail: livelock, crash, memory, misuse, ...
#   // outcomes: N                    how many outcomes it has, where they are too many to be given
#   // states: N                      how many states it has: fewer means that some were left out
#   // refuses: CALL                  the call for which it is not explored at all, or the words
#   // args: WORD...                  its arguments, as the shell reads them
#   // each: NAME=VALUE...            it is a program of its own with each of these macros
#
# and a line of code that ends in `// race`, `// crash`, `// misuse`, `// memory` or `// assertion`
# (or several, with commas) is where that must be found; where there is one, all are given.

EXPLORER_PROGRAMS=$BATS_TEST_DIRNAME/explorer

# What a program says of itself, a line each; only a deadlock has no line of its own.
expected() {
  sed -n 's@^// \(expect\|finds\|ends\|refuses\|outcomes\|states\): @\1 @p' "$1"
  awk 'match($0, /\/\/ ((race|crash|assertion|misuse|memory|abort)(, )?)+$/) {
    n = split(substr($0, RSTART + 3), kinds, ", ")
    for (i = 1; i <= n; i++) print "line " kinds[i] " " NR }' "$1"
}

# The same lines from what the explorer said; of outcomes and states only where they are asked for.
found() { # program, its json
  jq -r --arg asked "$(expected "$1" | cut -d' ' -f1 | sort -u)" '
    def asked($key): select($asked | split("\n") | index($key));
    def variable: if .heap then "heap" elif .stack_of != null then "stack" else .variable end;
    "expect \(.verdict)", "refuses \(.refuses // empty)",
    ("outcomes \(.outcomes)" | asked("outcomes")), ("states \(.states)" | asked("states")),
    (.races[]? | "finds race \(variable)", (.accesses[] | "line race \(.line)" | asked("line"))),
    (.endings[]? | select(.seen > 0 and .end != "unmodelled") |
      if .end == "exited" then "ends exited \(.code) \(.output | tojson)" | asked("ends")
      elif .end == "deadlock" or .end == "livelock" then "finds \(.end)"
      else "finds \(.end)", (select(.line > 0) | "line \(.end) \(.line)" | asked("line")) end)' "$2"
}

explore_one() { # program, folder, macro or nothing
  local program=$1 name arguments=() json
  name=$(basename "$program" .c)${3:+.$3}
  json=$2/$name.json
  if [ -n "${3:-}" ]; then
    mkdir -p "$2/$name"
    { printf '#define %s %s\n#line 1\n' "${3%=*}" "${3#*=}"; cat "$program"; } >"$2/$name/$(basename "$program")"
    program=$2/$name/$(basename "$program")
  fi
  eval "arguments=($(sed -n 's@^// args: @@p' "$program"))"
  "$RACELAB" explore "$program" --json ${arguments:+-- "${arguments[@]}"} >"$json" 2>"$json.said" || true
  [ -s "$json" ] || sed -n 's/^racelab: cannot explore: [^:]*:\([0-9]*:\)\{0,1\} //p' "$json.said" |
    sed 's/^calls \(.*\)(), which the explorer does not model$/\1/' |
    jq -Rc '{verdict: "cannot explore", refuses: .}' >"$json"
}

explore_all() {
  local folder=$1 program macro
  export -f explore_one
  for program in "$EXPLORER_PROGRAMS"/*.c; do
    for macro in $(sed -n 's@^// each: @@p' "$program" | grep . || echo -); do
      printf '%s\0%s\0%s\0' "$program" "$folder" "${macro#-}"
    done
  done | xargs -0 -n 3 -P 2 bash -c 'explore_one "$@"' explore_one
}

family() {
  local folder=$1 prefix program json count=0 wrong=0
  shift
  for prefix; do
    for program in "$EXPLORER_PROGRAMS/$prefix"-*.c; do
      for json in "$folder/$(basename "$program" .c)".json "$folder/$(basename "$program" .c)".*=*.json; do
        [ -f "$json" ] || continue
        count=$((count + 1))
        diff <(expected "$program" | sort -u) <(found "$program" "$json" | sort -u) >"$json.diff" && continue
        wrong=$((wrong + 1))
        echo "$(basename "$json" .json): expected <, found >"
        grep '^[<>]' "$json.diff"
        head -3 "$json.said"
      done
    done
  done
  echo "$count explored"
  [ "$count" -gt 0 ] && [ "$wrong" = 0 ]
}
