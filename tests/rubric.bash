# The rubric alone, without the toolbox: hand-written evidence in, what its checks said out.
#
#   judge KEY=VALUE...      good evidence with these facts changed, through harness/grade.bats, in lab
#                           02 or by the lab.conf LAB_UNDER_TEST
#   statuses, verdicts      of every check, in order
#   said CHECK WHAT         one word of a check
#   asks WORD SENTENCE      some check failed with this verdict and (a part of) this message
#   misses CHECK SENTENCE   the check failed with this message, and asks for no verdict
#   unclear CHECK SENTENCE  the check cannot judge, with this message
#   skips CHECK...          these were skipped

GOOD_EVIDENCE='build.status=ok audit.tampered=0 audit.forbidden=0 audit.atomics=no audit.fences=no
  runs=72 ends.well=72 ends.left=0 ends.crash=0 ends.timeout=0 ends.deadlock=0 ends.flood=0
  ends.memory=0 ends.not_started=0 ends.strays=0 outcome.right=72 outcome.wrong=0 ticks.right=72
  ticks.wrong=0 concurrent.interleaved=70 concurrent.apart=2 concurrent.row=6 tsan.runs=18 tsan.complete=18
  tsan.broken=0 tsan.race=0 helgrind.runs=2 helgrind.complete=2 helgrind.race=0
  answers.all=4 answers.given=4 answers.right=4'

judge() {
  local fact
  declare -A facts=()
  for fact in $GOOD_EVIDENCE "$@"; do facts[${fact%%=*}]=${fact#*=}; done
  for fact in "${!facts[@]}"; do printf '%s = %s\n' "$fact" "${facts[$fact]}"; done \
    >"$BATS_TEST_TMPDIR/evidence.conf"
  SAID=$BATS_TEST_TMPDIR/rubric.conf
  rm -f "$SAID"
  # A Bats of its own: nothing of this one may reach it.
  run env -i PATH=/usr/local/bin:/usr/bin:/bin TMPDIR="$BATS_TEST_TMPDIR" EVIDENCE="$BATS_TEST_TMPDIR/evidence.conf" \
    LAB_CONF="${LAB_UNDER_TEST:-$ROOT/labs/02-accumulator/lab.conf}" RUBRIC="$SAID" \
    bats --formatter tap "${RUBRIC_FILE:-$ROOT/harness/grade.bats}"
  [ -s "$SAID" ] || { printf 'the rubric said nothing:\n%s\n' "$output"; return 1; }
}

said() { sed -n "s/^check\.$1\.$2 = //p" "$SAID"; }
statuses() { sed -n 's/^check\.\(.*\)\.status = /\1=/p' "$SAID" | paste -sd' '; }
verdicts() { sed -n 's/^check\..*\.verdict = //p' "$SAID" | paste -sd' '; }
evidence() { printf '\nwhat the rubric said:\n%s\n' "$(cat "$SAID")"; }

asks() {
  local check
  check=$(sed -n "s/^check\.\(.*\)\.verdict = $1\$/\1/p" "$SAID" | head -1)
  [ -n "$check" ] || { echo "no check asks for $1"; evidence; return 1; }
  is "$(said "$check" status)" failed
  [[ $(said "$check" message) == *"$2"* ]] || { echo "expected: $2"; evidence; return 1; }
}

misses() {
  is "$(said "$1" status)" failed
  [[ $(said "$1" message) == *"$2"* ]] || { echo "expected: $2"; evidence; return 1; }
  [ -z "$(said "$1" verdict)" ] || { echo "it asks for a verdict"; evidence; return 1; }
}

unclear() {
  is "$(said "$1" status)" cannot-judge
  [[ $(said "$1" message) == *"$2"* ]] || { echo "expected: $2"; evidence; return 1; }
  [ -z "$(said "$1" verdict)" ]
}

skips() {
  local check
  for check; do
    [ "$(said "$check" status)" = skipped ] || { echo "$check was not skipped"; evidence; return 1; }
    [ -n "$(said "$check" needs)" ]
  done
}
