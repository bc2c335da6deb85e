# What tests/run and tests/soak are written with: steps that run a program into a log, read how
# it went, and count.
#
#   prepare                     the environment: folders for temporary files, the sanitizers' options
#   make_or_stop TARGET...      builds; on failure tells why and finishes
#   begin NAME                  begins a step: its name on the screen, its log in LOG
#   run_step LIMIT COMMAND...   runs the command into LOG; sets STATUS; stopped after LIMIT seconds
#   end PASSED FAILED [WORDS]   ends the step: its line, and the counts
#   run_tap NAME LIMIT COMMAND  a whole step: a program that speaks the Test Anything Protocol
#   step_gate, step_fuzz        whole steps, too: see there
#   other_clangs                the compilers beside the chosen one, the newest first
#   checkout_with CLANG         builds a copy of the checkout with that compiler; sets COPY
#   step_copy_bats CLANG FILE   a Bats file of that copy
#   complain TEXT, tell         one line, or standard input, below the step's line
#   finish                      what failed once more, for who sees only the end of a log; the last
#                               line, and the end

TOTAL_PASSED=0 TOTAL_FAILED=0 TOTAL_SKIPPED=0
LOGS=build/tests
GATE_LIMIT=1200 # seconds
CHILD=
FAILURES=()

prepare() {
  RED='' OFF=''
  if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    RED=$'\e[31m' OFF=$'\e[m'
  fi
  # The tests call make themselves, and must not be told what this make was told.
  unset MAKEFLAGS MFLAGS MAKELEVEL LAB ARGS CLANG RACELAB_MAKE
  mkdir -p $LOGS
  SCRATCH=$(mktemp -d) || exit 1
  chmod 711 "$SCRATCH" # some tests grade as another user, who has to get through
  FAST=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d) || exit 1
  trap 'rm -rf "$SCRATCH" "$FAST"' EXIT
  trap interrupted INT TERM HUP
  # A sanitizer's word is a file of its own as well: no test may take its exit code for another.
  export ASAN_OPTIONS="detect_leaks=1:abort_on_error=0:exitcode=99:log_path=$SCRATCH/sanitizer"
  export UBSAN_OPTIONS="print_stacktrace=1:exitcode=99:log_path=$SCRATCH/sanitizer"
}

interrupted() {
  trap - INT TERM HUP
  [ -z "$CHILD" ] || kill "$CHILD" 2>/dev/null
  echo
  exit 130
}

make_or_stop() {
  LOG=$LOGS/make.log
  make -s -j"$(nproc)" "$@" >$LOG 2>&1 && return
  echo "the tests do not compile"
  grep -v '^  CC ' $LOG | tell
  TOTAL_FAILED=1
  finish
}

begin() {
  NAME=$1
  LOG=$LOGS/${NAME//\//.}.log
  BEGAN=${EPOCHREALTIME/[.,]/}
  rm -f "$LOG" "$LOG.sanitizer"
  printf '  %-28s ' "$NAME"
}

# In the background, so that Ctrl-C is heard at once; `env` takes back that bash would have the
# command ignore it. Files are not to be left behind by what crashes: hence TMPDIR.
run_step() {
  local limit=$1
  shift
  LIMIT=$limit
  env --default-signal=INT,QUIT TMPDIR="$SCRATCH" \
    timeout --kill-after=10 "$limit" "$@" >"$LOG" 2>&1 </dev/null &
  CHILD=$!
  wait "$CHILD" 2>/dev/null # bash would tell of a crash, and how_it_ended() does
  STATUS=$?
  CHILD=
}

how_it_ended() {
  case $STATUS in
    124 | 137) echo "stopped after $LIMIT s" ;;
    12[89] | 1[3-9]?) echo "killed by SIG$(kill -l $((STATUS - 128)))" ;;
    *) echo "exit code $STATUS" ;;
  esac
}

end() {
  local took=$(((${EPOCHREALTIME/[.,]/} - BEGAN) / 100000)) result="$1 passed"
  [ "$2" = 0 ] || result="$result, $RED$2 failed$OFF"
  printf '%s, %d.%d s%s\n' "$result" $((took / 10)) $((took % 10)) "${3:+ ($3)}"
  if [ "$2" != 0 ]; then
    complain "log: $LOG"
    FAILURES+=("$NAME: $result" "$(failed_tests)")
  fi
  TOTAL_PASSED=$((TOTAL_PASSED + $1))
  TOTAL_FAILED=$((TOTAL_FAILED + $2))
}

complain() { printf '      %s\n' "$*"; }
# What a program under test printed does not command this terminal.
tell() { tr -d '\000-\010\013-\037\177' | sed 's/^/      /'; }

# A program that says "1..N" and then N lines of "ok" or "not ok". What was planned and did not
# come to its line has failed.
run_tap() {
  begin "$1"
  shift
  run_step "$@"
  judge_tap
}

judge_tap() {
  local line planned='' passed=0 failed=0 skips=() problems=() story
  while IFS= read -r line; do
    if [[ $line =~ ^ok\ [0-9]+\ (.*)\ \#\ skip(.*)$ ]]; then
      skips+=("${BASH_REMATCH[1]}:${BASH_REMATCH[2]:- no reason given}")
    elif [[ $line =~ ^ok\ [0-9] ]]; then
      passed=$((passed + 1))
    elif [[ $line =~ ^not\ ok\ [0-9] ]]; then
      failed=$((failed + 1))
    elif [[ $line =~ ^1\.\.([0-9]+)$ ]]; then
      planned=${BASH_REMATCH[1]}
    fi
  done <"$LOG"

  local seen=$((passed + failed + ${#skips[@]}))
  if [ -z "$planned" ]; then
    problems+=("it did not say how many tests it has ($(how_it_ended))")
  elif [ "$planned" = 0 ]; then
    problems+=("it has no tests")
  elif [ "$seen" -gt "$planned" ]; then
    problems+=("$planned tests were planned and $seen ran")
  elif [ "$seen" -lt "$planned" ]; then
    failed=$((failed + planned - seen))
    problems+=("$((planned - seen)) of $planned tests did not come to their end ($(how_it_ended))")
  elif [ "$STATUS" != 0 ] && [ "$failed" = 0 ]; then
    problems+=("every test passed, and yet: $(how_it_ended)")
  fi
  if compgen -G "$SCRATCH/sanitizer*" >/dev/null; then
    cat "$SCRATCH"/sanitizer* >"$LOG.sanitizer"
    rm -f "$SCRATCH"/sanitizer*
    problems+=("a sanitizer spoke: $LOG.sanitizer" "$(head -25 "$LOG.sanitizer")")
  fi
  if [ ${#problems[@]} != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
  if [ -n "${CI:-}" ]; then failed=$((failed + ${#skips[@]})); fi
  TOTAL_SKIPPED=$((TOTAL_SKIPPED + ${#skips[@]}))
  end "$passed" "$failed"
  story=$(tap_story "$LOG" | head -100)
  [ -z "$story" ] || tell <<<"$story"
  if [ ${#problems[@]} != 0 ]; then
    printf '%s\n' "${problems[@]}" | tell
    [[ -n $story || $seen = "$planned" ]] || tail -15 "$LOG" | tell
  fi
  for line in "${skips[@]}"; do
    complain "skipped${CI:+, and in CI a skip is a failure}: $line"
  done
}

# Their names, and the beginning of what each had to say.
failed_tests() {
  awk '/^(ok|1\.\.)/ { left = 0 } /^(not ok|  NO)/ { left = 6 } left-- > 0 { print "  " $0 }' "$LOG" |
    tr -d '\000-\010\013-\037\177' | head -18
}

# The tests that failed, each with the first of the comment lines below it.
tap_story() {
  awk '/^(ok|1\.\.)/ { left = 0 } /^not ok/ { left = 16 }
    left > 0 { print left == 1 ? "# ..." : $0; left-- }' "$1"
}

# step_gate NAME [FOLDER [LAB]]: each of the gate's checks counts.
step_gate() {
  local passed failed
  begin "$1"
  run_step "$GATE_LIMIT" "${2:-.}/build/racelab" gate ${3:+"$3"}
  if [[ $(tail -1 "$LOG") =~ ^'The gate: '([0-9]+)' passed, '([0-9]+)' failed'$ ]]; then
    passed=${BASH_REMATCH[1]} failed=${BASH_REMATCH[2]}
    if [ "$failed" = 0 ] && [[ $STATUS != 0 || $passed = 0 ]]; then failed=1; fi
    end "$passed" "$failed"
    awk '/^  ok/ || !/^  / { on = 0 } /^  NO/ { on = 1 } on' "$LOG" | head -40 | tell
    case $STATUS in 0 | 1) ;; *) complain "the gate: $(how_it_ended)" ;; esac
  else
    end 0 1
    complain "the gate did not come to its end: $(how_it_ended)"
    tail -15 "$LOG" | tell
  fi
}

# step_fuzz NAME SECONDS SEED FOLDER: fuzz_X_Y starts from tests/fuzz/corpus/Y and, where there is
# such a folder, from the samples of the unit tests. FOLDER takes the inputs that reach new
# code; build/fuzz/found/ those that break a promise.
step_fuzz() {
  local name=$1 seconds=$2 seed=$3 folder=$4 topic=${1##*_} inputs
  inputs=("$folder" "tests/fuzz/corpus/$topic")
  [ ! -d "tests/unit/samples/$topic" ] || inputs+=("tests/unit/samples/$topic")
  mkdir -p "$folder" build/fuzz/found
  begin "fuzz/$name"
  # Without log_path: the sanitizers' story belongs into the fuzzer's own log.
  ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
    run_step $((seconds + 60)) env TMPDIR="$FAST" "build/fuzz/$name" -max_total_time="$seconds" -seed="$seed" \
    -timeout=10 -print_final_stats=1 -artifact_prefix="build/fuzz/found/$name-" "${inputs[@]}"
  if [ "$STATUS" = 0 ]; then
    end 1 0 "seed $seed, $(fuzzer_runs) inputs"
  else
    end 0 1 "seed $seed"
    complain "$(how_it_ended)"
    fuzzer_story "$name" | tell
  fi
}

# Those that could be chosen: with the runtime of ThreadSanitizer and lld. `clang-14` may be `clang`.
other_clangs() {
  local path chosen
  chosen=$(readlink -f "$(command -v "$(sed -n 's/^clang = //p' build/runtime/toolchain.conf)")")
  for path in $(printf '%s\n' /usr/bin/clang-[0-9]* | sort -rV); do
    [[ -x $path && $(readlink -f "$path") != "$chosen" ]] || continue
    echo 'int main(void) { return 0; }' |
      "$path" -fsanitize=thread -fuse-ld=lld -x c - -o "$SCRATCH/empty" 2>/dev/null || continue
    basename "$path"
  done
}

# What is there already is built no second time.
checkout_with() {
  COPY=$PWD/build/with/$1
  mkdir -p "$COPY"
  rm -rf "${COPY:?}"/{harness,labs,solutions,tests}
  cp -a Makefile README.md harness labs solutions tests "$COPY"
  begin "$1/build"
  run_step 600 make -s -C "$COPY" -j"$(nproc)" "CLANG=$1" build
  if [ "$STATUS" = 0 ]; then end 1 0; else end 0 1; tail -15 "$LOG" | tell; return 1; fi
}

step_copy_bats() { # CLANG, FILE, seconds, assignments
  run_tap "$1/$2" "$3" env -C "$COPY" "RACELAB=$COPY/build/racelab" "${@:4}" \
    bats --formatter tap "tests/$2"
}

fuzzer_runs() { sed -n 's/^stat::number_of_executed_units: *//p' "$LOG"; }

# From what went wrong on, and how to see it again.
fuzzer_story() {
  local artefact
  grep -n -m1 -E 'ERROR|not so:|runtime error' "$LOG" | cut -d: -f1 | {
    read -r first && tail -n "+$first" "$LOG" | head -25
  } || tail -15 "$LOG"
  artefact=$(sed -n 's/.*Test unit written to //p' "$LOG" | tail -1)
  [ -z "$artefact" ] || echo "again: build/fuzz/$1 $artefact"
}

finish() {
  local last
  if [ $((TOTAL_PASSED + TOTAL_FAILED)) = 0 ]; then
    echo "nothing ran"
    TOTAL_FAILED=1
  fi
  if [ ${#FAILURES[@]} != 0 ]; then
    echo "what failed:"
    printf '%s\n' "${FAILURES[@]}" | sed '/^$/d; s/^/  /'
  fi
  [ "$TOTAL_SKIPPED" = 0 ] || echo "$TOTAL_SKIPPED skipped"
  last="$TOTAL_PASSED passed, $TOTAL_FAILED failed"
  echo "$last" >$LOGS/summary
  echo "$last"
  [ "$TOTAL_FAILED" = 0 ]
  exit
}
