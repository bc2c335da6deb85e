# What attacks.bats is made of.
#
# Each tests/attacks/programs/NAME.c does one thing that no hand-in may, and prints "did it" when it
# could. Its first lines say more:
#
#   // from: L2            the lowest level of the wall that stops it
#   // words: @victim      its arguments: @secret is a file of somebody else's, which everybody may
#                          read, @victim a process; see behind.c for @port and @socket
#   // shows: TEXT          what it shows where nothing defends, in place of "did it"
#   // control: root       only root can show that it works where nothing defends

PROGRAMS_OF_ATTACKS=$ROOT/tests/attacks/programs
BEHIND=$ROOT/build/tests/attacks/behind

of_attack() { sed -n "s,^// $2: ,,p" "$PROGRAMS_OF_ATTACKS/$1.c"; }

attacks() {
  local file
  for file in "$PROGRAMS_OF_ATTACKS"/*.c; do basename "$file" .c; done
}

# The level that this machine has, "L2".
level() { "$RACELAB" doctor | sed -n 's/^ *ok *wall *\(L[0-9]\) .*/\1/p'; }

needs_level() { [[ ! $(level) < $1 ]] || skip "no wall of level $1 on this machine"; }

# attack NAME LEVEL : behind a wall of that level; prints what it says, and how it ended
attack() {
  local words
  words=$(of_attack "$1" words)
  words=${words//@secret/$SECRET}
  words=${words//@victim/$VICTIM}
  # shellcheck disable=SC2086 # a list of words
  "$BEHIND" "$2" "$BATS_TEST_TMPDIR/$1" "$PROGRAMS_OF_ATTACKS/$1.c" $words
}

# Nobody of the users that hand-ins of this house run as is left. (Who is dead may still wait for init
# to notice, and who is just dying has no name any more.)
nobody_is_left() {
  local left
  left=$(ps -ww -eo uid=,pid=,stat=,args= | awk -v house="${HOUSE:-$ROOT}/" -v own="$BATS_TEST_TMPDIR/" \
    '$1 >= 61184 && $1 < 65184 && $3 !~ /^Z/ && (index($0, house) || index($0, own))')
  [ -z "$left" ] || { echo "left behind: $left"; return 1; }
}

# stopped_at LEVEL : every attack that this level must stop; complains of each that is not
stopped_at() {
  local name said bad=0
  for name in $(attacks); do
    [[ ! $(of_attack "$name" from) > $1 ]] || continue
    said=$(attack "$name" "$1")
    if [[ $said == *"did it"* || $said != *"end: "* || $said == *"not-started"* ]]; then
      echo "$name, behind $1: $said"
      bad=1
    fi
  done
  return $bad
}

somebody_is_there() { ! nobody_is_left >/dev/null; }

# The lowest wall's user reaches only what everybody may reach: also in the runner's own folder.
open_to_all() {
  local folder=$1
  while [[ $folder == /tmp/?* ]]; do
    chmod a+rx "$folder"
    folder=$(dirname "$folder")
  done
}
