# The words that rubrics are written with. A rubric is a Bats file whose tests read evidence and
# nothing else. Each test is one check, and its title is the sentence that the student reads.
#
#   check NAME [OTHER...]     begins a check; skips it unless every OTHER passed
#   needs OTHER...            skips the rest of the check unless every OTHER passed
#   fact KEY                  prints a fact of evidence.conf, or nothing
#   has KEY                   true when the fact is there and neither 0 nor `no`
#   over NUMBER KEY           true when the fact is a greater number
#   file NAME                 prints the path of a file that stands beside evidence.conf
#   setting KEY               prints a value of lab.conf, or nothing
#   calls NAME                true when the student's files call the function
#   refuse WORD SENTENCE      fails the check; WORD is the verdict it asks for
#   miss SENTENCE             fails the check, which loses its points but asks for no verdict
#   cannot_judge SENTENCE     ends the check without a result: it neither costs nor earns points
#   all_rest                  asks whether every thread that has nothing to do sleeps
#   lesson SENTENCE           adds a remark that costs nothing
#   varies SEEN [LASTING]     prints what may be another one in the next grading of the same files:
#                             SEEN is told now, LASTING stands in result.json
#   earn N OF                 earns N parts in OF of the check's points, even if it passes
#   fits QUESTION...          each right answer earns its part of the check; an open or wrong one
#                             fails the check and asks for `wrong`; one that is not judged here does
#                             neither
#
# A rubric decides from what it asked for in these words, and $ASKED gets the questions: where another
# program gives the same answers, the toolbox need not run the rubric again (verdict/precedent.h).
#
# A test that runs to its end has passed. Each check writes what it has to say to $RUBRIC, in lines
# `check.NAME.* = ...`; the toolbox makes result.json of them.

bats_require_minimum_version 1.5.0

declare -gA FACTS SETTINGS

# Reads `key = value` lines into the named array, as harness/toolbox/base/conf.h describes them.
read_conf() {
  local -n into=$1
  local line key value
  while IFS= read -r line || [ -n "$line" ]; do
    [[ $line =~ ^[[:blank:]]*([A-Za-z0-9._-]+)[[:blank:]]*=[[:blank:]]*(.*)$ ]] || continue
    key=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    if [ "${3:-}" = comments ]; then
      [[ $value == '#'* ]] && value=
      value=${value%%[[:blank:]]#*}
    fi
    value=${value%"${value##*[![:blank:]]}"}
    into[$key]=$value
  done <"$2"
}

ask() { printf '%s\n' "$1" >>"${ASKED:-/dev/null}"; }

# A fact may quote a student, who does not make pairs of `varies`.
fact() { ask "fact.$1"; printf '%s' "${FACTS[$1]//[$'\1\2\3']/?}"; }
setting() { printf '%s' "${SETTINGS[$1]-}"; }
has() { ask "has.$1"; [ "${FACTS[$1]:-0}" != 0 ] && [ "${FACTS[$1]}" != no ]; }
over() { ask "over.$1.$2"; [ "${FACTS[$2]:-0}" -gt "$1" ]; }
file() { ask "file.$1"; printf '%s' "${EVIDENCE%/*}/$1"; }
calls() { [[ " $(fact audit.calls) " == *" $1 "* ]]; }

# uses NAME : do the student's files use what another file of the program defines?
uses() { [[ " $(fact audit.uses) " == *" $1 "* ]]; }

record() { printf 'check.%s.%s = %s\n' "$CHECK" "$1" "${2//$'\n'/ }" >>"$RUBRIC"; }

setup() {
  local before=$BATS_RUN_TMPDIR/read
  # Bats traces every command, even in functions, which takes a fifth of a rubric's time. Untraced,
  # it still names the line of the test that failed, though not the line inside a function.
  set +T
  # Each test is a process of its own: the first one saves what it has read for the others.
  if [ -e "$before" ]; then
    # shellcheck disable=SC1090 # it is made below
    source "$before"
  else
    read_conf FACTS "$EVIDENCE"
    read_conf SETTINGS "$LAB_CONF" comments
    declare -p FACTS SETTINGS | sed 's/^declare -/&g/' >"$before"
  fi
}

check() {
  CHECK=$1
  STATUS=
  shift
  record title "$BATS_TEST_DESCRIPTION"
  needs "$@"
}

needs() {
  local other said
  IFS= read -r -d '' said <"$RUBRIC" || true
  for other in "$@"; do
    [[ $'\n'$said == *$'\n'"check.$other.status = passed"$'\n'* ]] && continue
    STATUS=skipped
    record needs "$other"
    skip "needs: $other"
  done
}

refuse() {
  STATUS=failed
  record verdict "$1"
  message "$2"
  printf '%s\n' "$MESSAGE" >&2
  return 1
}

miss() {
  STATUS=failed
  message "$1"
  printf '%s\n' "$MESSAGE" >&2
  return 1
}

cannot_judge() {
  STATUS=cannot-judge
  message "$1"
  skip "cannot judge: $MESSAGE"
}

# A message may hold pairs that `varies` made. Everybody reads what was seen now.
message() {
  local lasting=$1
  MESSAGE=$1
  while [[ $MESSAGE == *$'\2'*$'\3'* ]]; do MESSAGE=${MESSAGE%%$'\2'*}${MESSAGE#*$'\3'}; done
  while [[ $lasting == *$'\1'*$'\2'* ]]; do lasting=${lasting%%$'\1'*}${lasting#*$'\2'}; done
  MESSAGE=${MESSAGE//$'\1'/}
  lasting=${lasting//$'\3'/}
  record message "$MESSAGE"
  [ "$lasting" = "$MESSAGE" ] || record lasting "$lasting"
}

varies() { printf '\1%s\2%s\3' "$1" "${2:-}"; }

# Where lab.conf says `sleeps`: did all others come to rest whenever one thread stood still?
all_rest() {
  ! has rest.busy || refuse forbidden \
    "A thread waits by looking again and again: $(fact rest.busy.story), though there is nothing for it to do. It must sleep in a call that returns when there is something."
  needs ends work
  [ "$(fact rest.rested)" = "$(fact rest.asked)" ] || cannot_judge \
    "the machine was too busy to see whether every thread that waits sleeps"
}

lesson() { record lesson "$1"; }

earn() {
  record earned "$1"
  record of "$2"
}

fits() {
  local question right=0 unjudged=0 open='' story=''
  for question; do
    case $(fact "answer.$question") in
      right | answered | kept) right=$((right + 1)) ;;
      unjudged) unjudged=$((unjudged + 1)) ;;
      open) open+="${open:+, }$question" ;;
      *) story+="$(fact "answer.$question.story") " ;;
    esac
  done
  earn "$right" $#
  [ $((right + unjudged)) != $# ] || return 0
  [ "$(fact answers.given)" != 0 ] || refuse wrong \
    "answers.conf is still empty: $(fact answers.all) questions wait there."
  [ -z "$open" ] || story+="Not answered yet: $open."
  refuse wrong "${story% }"
}

teardown() {
  [ -n "${CHECK:-}" ] || return 0
  if [ -z "$STATUS" ]; then
    # A test that ended without a word either passed, or the rubric itself broke.
    if [ "${BATS_TEST_COMPLETED:-}" = 1 ]; then STATUS=passed; else STATUS=broken; fi
  fi
  record status "$STATUS"
}
