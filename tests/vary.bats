#!/usr/bin/env bats
# A copy of one's own for each student: the same for the same key and ID, graded as it was handed
# out, and known again by whoever grades later without the key.
# also under ASan

load helpers

setup_file() {
  make_house
  with_solutions
  local file
  for file in README.md LICENSE .gitignore .editorconfig .clang-format; do
    cp "$ROOT/$file" "$HOUSE"
  done
  head -c 32 /dev/zero | tr '\0' k >"$BATS_FILE_TMPDIR/key"
  export KEY=$BATS_FILE_TMPDIR/key
}

setup() { cd "$BATS_TEST_TMPDIR"; }

# The lab of a student's copy, by the ID.
copy() {
  local out
  out=$BATS_TEST_TMPDIR/copy-$((++COPIES))
  "$RACELAB" handout --student "$1" --key "${2-$KEY}" --out "$out" >/dev/null
  LAB=$out/labs/02-accumulator
}

variation() { sed -n 's/^variation = //p' "$LAB/lab.conf"; }

# Puts a lock around each update, whatever the variable is called, into the folder $2.
solve() {
  local use='pthread_mutex_XX(\&lock);'
  mkdir -p "$2"
  sed -E -e 's/^(static int \w+;)/\1\nstatic pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;/' \
    -e "s/^(\t\t)(\w+(\+\+|--);)/\1${use/XX/lock}\n\1\2\n\1${use/XX/unlock}/" \
    "$1/accumulator.c" >"$2/accumulator.c"
}

grade_as() { # STUDENT FOLDER [KEY]
  grade "$2" --lab 02 --student "$1" --key "${3-$KEY}"
}

# Two students whose copies differ in the row $1.
two_that_differ() {
  local student word first=
  for student in {1..40}; do
    copy "$student"
    word=$(variation | grep -o "$1=[^ ]*")
    if [ -z "$first" ]; then
      ONE=$student ONE_LAB=$LAB first=$word
    elif [ "$word" != "$first" ]; then
      OTHER=$student OTHER_LAB=$LAB
      return 0
    fi
  done
  return 1
}

@test "The same key and student make the same copy, byte for byte." {
  copy anna
  local first=$LAB
  copy anna
  diff -r "$first" "$LAB"
}

@test "Of twenty students, not all have the same copy, nor do all keys give a student the same." {
  local student
  head -c 32 /dev/zero | tr '\0' x >other-key
  for student in {1..20}; do
    copy "$student"
    variation >>with-one
    copy "$student" "$BATS_TEST_TMPDIR/other-key"
    variation >>with-other
  done
  [ "$(sort -u with-one | wc -l)" -gt 8 ]
  ! diff with-one with-other >/dev/null
}

@test "Without a key the copy is the lab as shipped, but for what there was to choose from." {
  run -0 "$RACELAB" handout --out plain
  diff -r --exclude=.vary --exclude=lab.conf "$ROOM" plain/labs/02-accumulator
  [ ! -e plain/labs/02-accumulator/.vary ]
  run -1 grep -E 'vary|variation' plain/labs/02-accumulator/lab.conf
}

@test "No copy tells what others have, or the key." {
  copy anna
  [ ! -e "$LAB/.vary" ]
  run -1 grep -r 'vary\.' "$LAB"
  run -1 grep -rF "$(cat "$KEY")" "${LAB%/labs/*}"
}

@test "A student's copy fails as shipped, and its solution is solved; the result says which copy." {
  copy anna
  grade_as anna "$LAB"
  is "$(result .result.verdict)" race
  is "$(result .result.variation)" "$(variation)"
  solve "$LAB" solved
  grade_as anna solved
  is "$status" 0
  is "$(result .result.verdict)" solved
  valid "$RESULT"
  run -1 grep -rF "$(cat "$KEY")" "$BATS_TEST_TMPDIR/out"
}

@test "A lab as it is shipped has no variation in its result." {
  solve "$ROOM" solved
  grade solved
  is "$(result .result.verdict)" solved
  is "$(result '.result | has("variation")')" false
}

@test "A check in a student's copy knows which copy it is." {
  local house=$BATS_TEST_TMPDIR/mine
  run -0 "$RACELAB" handout --student anna --key "$KEY" --out "$house"
  mkdir "$house/build"
  cp -a "$HOUSE/build/runtime" "$HOUSE/build/cache" "$HOUSE/build/racelab" "$house/build"
  run -1 "$house/build/racelab" check 02
  RESULT=$house/build/you/02-accumulator/result.json
  LAB=$house/labs/02-accumulator
  is "$(result .result.variation)" "$(variation)"
}

@test "The file of another's copy is nobody's fault, and is told with what gives it away." {
  two_that_differ counter
  solve "$OTHER_LAB" solved
  grade_as "$ONE" solved
  is "$status" 3
  is "$(result .result.verdict)" cannot-judge
  local one other
  one=$(sed -n 's/^static int \(\w*\);/\1/p' "$ONE_LAB/accumulator.c")
  other=$(sed -n 's/^static int \(\w*\);/\1/p' "$OTHER_LAB/accumulator.c")
  [[ $(result .result.reason) == *"another student's copy"*"\`$one\`"*"\`$other\`"* ]]
}

@test "Who gives a variable a name of his own is judged like everybody." {
  copy anna
  solve "$LAB" solved
  local name
  name=$(sed -n 's/^static int \(\w*\);/\1/p' solved/accumulator.c)
  sed -i "s/\b$name\b/my_own/" solved/accumulator.c
  grade_as anna solved
  is "$(result .result.verdict)" solved
}

@test "A course is graded by each one's copy, and regraded without the key." {
  local id listed
  mkdir class
  for id in ann bob 'Eve Ün'; do
    copy "$id"
    solve "$LAB" "class/$id"
    variation >>all
  done
  run -0 "$RACELAB" grade-all class --out graded --key "$KEY" --jobs 1
  is "$(jq -r '.entries[].variations["02-accumulator"]' graded/list.json | sort)" "$(sort all)"
  for id in graded/graded/*; do
    RESULT=$id/1/02-accumulator/result.json
    is "$(result .result.verdict)" solved
    listed='.entries[] | select(.id == $id) | .variations["02-accumulator"]'
    is "$(result .result.variation)" "$(jq -r --arg id "${id##*/}" "$listed" graded/list.json)"
  done
  run -0 "$RACELAB" reconcile graded
  run -0 "$RACELAB" gradebook graded
  is "$(jq '[.students[].marks[] | select(.verdict == "solved")] | length' graded/gradebook.json)" 3
  # Names do not count where hand-ins are compared.
  is "$(jq -c "[.alike[].students[]] | unique | length" graded/gradebook.json)" 3
  run -0 "$RACELAB" export graded/graded/ann/1 --format csv
  run -1 grep -rF "$(cat "$KEY")" graded
  mv "$KEY" "$KEY.away"
  run -0 "$RACELAB" regrade graded
  says "0 of 3 are graded again"
  run -0 "$RACELAB" regrade graded --all
  says "3 of 3 are graded again" "3 proposed, 0 changes"
  for id in graded/graded/*; do
    cmp "$id/1/02-accumulator/result.json" "graded/proposed/${id##*/}/02-accumulator/result.json"
  done
  mv "$KEY.away" "$KEY"
}

@test "Going on with a course needs no key, and refuses another one." {
  mkdir class
  copy ann
  solve "$LAB" class/ann
  run -0 "$RACELAB" grade-all class --out graded --key "$KEY" --freeze
  head -c 40 /dev/zero >other-key
  run -2 "$RACELAB" grade-all class --out graded --key other-key --resume
  says "--key other-key: the list was frozen with another key"
  run -0 "$RACELAB" grade-all class --out graded --resume --jobs 1
  says "ann: 02 solved"
}

@test "Who is added to a course later is graded against a copy of his own, too." {
  mkdir class
  copy ann
  solve "$LAB" class/ann
  run -0 "$RACELAB" grade-all class --out graded --key "$KEY" --freeze
  copy bob
  solve "$LAB" class/bob
  run -2 "$RACELAB" grade-all class --out graded --add --freeze
  says "the list was frozen with --key, and who is new needs that key, too"
  run -0 "$RACELAB" grade-all class --out graded --add --key "$KEY" --freeze
  is "$(jq -r '.entries[].variations["02-accumulator"]' graded/list-2.json)" "$(variation)"
}

@test "With --fast the same file is judged again for another copy." {
  two_that_differ counter
  mkdir class
  solve "$ONE_LAB" "class/$ONE"
  cp -r "class/$ONE" "class/$OTHER"
  run "$RACELAB" grade-all class --out graded --key "$KEY" --fast --jobs 1
  is "$(jq -r .result.verdict "graded/graded/$ONE/1/02-accumulator/result.json")" solved
  is "$(jq -r .result.verdict "graded/graded/$OTHER/1/02-accumulator/result.json")" cannot-judge
}

@test "A list that names words which the lab no longer has is refused." {
  mkdir class
  copy ann
  solve "$LAB" class/ann
  run -0 "$RACELAB" grade-all class --out graded --key "$KEY" --freeze
  sed -i 's/counter=[a-z]*/counter=gone/' graded/list.json
  run -2 "$RACELAB" grade-entry graded 0
  says "02-accumulator: \`vary.counter\` of its lab.conf has no word \`gone\`"
}

@test "A key that is none is refused with the reason." {
  local key
  : >empty
  printf 123456789012345 >short
  mkdir folder
  ln -s "$KEY" link
  for key in "empty:0 bytes, and a key has 16 or more" "short:15 bytes, and a key has 16 or more" \
    "folder:not a regular file" "link:a symbolic link" "none:No such file" \
    "/dev/null:not a regular file"; do
    run -2 "$RACELAB" handout --student anna --key "${key%%:*}" --out refused
    says "--key ${key%%:*}: ${key#*:}"
    [ ! -e refused ]
  done
  cp "$KEY" "$HOUSE/labs/key"
  run -2 "$RACELAB" handout --student anna --key "$HOUSE/labs/key" --out refused
  rm "$HOUSE/labs/key"
  says "this lies in labs/ of the checkout"
}

@test "A key and a student go together." {
  run -2 "$RACELAB" handout --student anna --out refused
  says "--student ID and --key FILE go together"
  run -2 "$RACELAB" grade "$ROOM" --key "$KEY" --out refused
  says "--student ID and --key FILE go together"
}

@test "An ID is any one line, and is never more than that." {
  local id
  for id in '../../x' '$(touch hurt)' '%s%n' "O'Brien" '-x' 'a=b' 'Zoë 李' 'one\two' \
    "$(printf 'x%.0s' {1..200})"; do
    copy "$id"
    [ -s "$LAB/accumulator.c" ]
  done
  [ ! -e hurt ]
  for id in $'two\nlines' $'tab\t' $'\377' '   ' "$(printf 'x%.0s' {1..201})"; do
    run -2 "$RACELAB" handout --student "$id" --key "$KEY" --out refused
    says "--student: an ID is one line of UTF-8 text"
  done
  [ ! -e refused ]
}

@test "Rows that cannot be right are refused by file and line." {
  cp -a "$HOUSE" house
  RACELAB=$BATS_TEST_TMPDIR/house/build/racelab
  local conf=house/labs/02-accumulator/lab.conf line
  cp "$conf" good
  line=$(($(wc -l <good) + 1))
  echo 'vary.name = alone' >>"$conf"
  run -4 "$RACELAB" list
  says "lab.conf:$line: \`vary.name\` should have from 2 to 16 words"
  cp good "$conf"
  echo '-1 -2' >>house/labs/02-accumulator/.vary/excess/two-down/phrases
  run -4 "$RACELAB" gate 02
  says "phrases:8: expected \`this => that\`, found \`-1 -2\`"
}

@test "The gate refuses words that are not new, and phrases and folders that match nothing." {
  cp -a "$HOUSE" house
  RACELAB=$BATS_TEST_TMPDIR/house/build/racelab
  local lab=house/labs/02-accumulator
  sed -i 's/^vary.counter = .*/vary.counter = i round union calloc grow/' "$lab/lab.conf"
  echo 'two bits => three bits' >>"$lab/.vary/threads/grow/phrases"
  mkdir "$lab/.vary/threads/shrink"
  run -1 "$RACELAB" gate 02
  says "\`round\` of vary.counter stands in the lab's files already" \
    "\`union\` of vary.counter is a word of C or of its library" \
    "\`calloc\` of vary.counter is a word of C or of its library" \
    "\`grow\` of vary.counter is a word of another row" \
    "\`two bits\` of threads/grow" "NO  each folder in .vary is a word of lab.conf"
}
