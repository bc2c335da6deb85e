#!/usr/bin/env bats
# new-course: all that a course needs, whole or not at all.

load helpers

setup_file() {
  make_house
  with_solutions
  for file in README.md LICENSE .gitignore .editorconfig .clang-format; do
    cp "$ROOT/$file" "$HOUSE"
  done
  # This checkout was worked on.
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf} "$ROOM"
  export COURSE=$BATS_FILE_TMPDIR/threads
  "$RACELAB" new-course "$COURSE" >"$BATS_FILE_TMPDIR/said.txt"
}
setup() { cd "$HOUSE"; }

# left : what is in the folder where courses are made
left() { ls -A "$BATS_TEST_TMPDIR/place"; }

@test "It says what it made, and where the commands are." {
  run -0 cat "$BATS_FILE_TMPDIR/said.txt"
  says "students/ is the students' repository, instructor/ is yours"
  says "Next: "
  says "threads/README.md has the commands of a term"
}

@test "The students' repository is a handout with a workflow and a container, and no solutions." {
  for name in Makefile README.md labs/02-accumulator/main.c harness/toolbox/verbs/main.c .github/workflows/grade.yml \
    .devcontainer/devcontainer.json; do
    [ -e "$COURSE/students/$name" ] || { echo "$name is missing"; return 1; }
  done
  [ ! -e "$COURSE/students/solutions" ]
  cmp "$HOUSE/harness/template/handout/README.md" "$COURSE/students/README.md"
  cmp "$ROOM/.shipped/accumulator.c" "$COURSE/students/labs/02-accumulator/accumulator.c"
  cmp "$HOUSE/harness/adapters/github/grade.yml" "$COURSE/students/.github/workflows/grade.yml"
  jq -e .postCreateCommand "$COURSE/students/.devcontainer/devcontainer.json"
}

@test "The README names this checkout, and nothing is left to fill in." {
  run -0 cat "$COURSE/README.md"
  says "The four commands of a term"
  says "$HOUSE"
  run ! grep -rE '@[A-Z]+@' "$COURSE/README.md" "$COURSE/instructor"
}

@test "Each verb that the README tells is one, and each path that it tells is there." {
  known=$("$RACELAB" help | sed -n 's/^  \([a-z-]*\) .*/\1/p')
  for verb in $(grep -oE 'build/racelab [a-z-]+' "$COURSE/README.md" "$COURSE/instructor/README.md" -h | cut -d' ' -f2 | sort -u); do
    # These two come with the instructor's seat.
    grep -qx -- "$verb" <<<"$known" || { echo "no verb $verb"; return 1; }
  done
  [ -d "$COURSE/instructor/hand-ins" ]
  [ -d "$COURSE/instructor/results" ]
  [ -e harness/adapters/README.md ]
}

# command VERB : the README's command, with the course in the place of COURSE
command_of() { grep -oE "build/racelab $1 [^\`]*COURSE[^\`]*" "$COURSE/README.md" | sed "s|COURSE|$COURSE|g"; }

@test "The README's commands work as they stand there." {
  mkdir "$COURSE/instructor/hand-ins/ada"
  cp "$ACCUMULATOR"/* "$COURSE/instructor/hand-ins/ada" 2>/dev/null || true
  for verb in grade grade-all reconcile gradebook export; do
    read -ra words <<<"$(command_of "$verb")"
    run -0 "${words[@]}"
  done
  says '"solved"'
  rm -r "$COURSE"/instructor/{hand-ins/ada,alone}
  rm -r "$COURSE"/instructor/results/[!.]*
}

@test "Git takes all of the students' files, and none of the instructor's." {
  cp -a "$COURSE" "$BATS_TEST_TMPDIR/course"
  cd "$BATS_TEST_TMPDIR/course/students"
  git init -q -b main
  git add -A
  is "$(git ls-files | wc -l)" "$(find . -path ./.git -prune -o -type f -print | wc -l)"
  cd ../instructor
  mkdir hand-ins/ada
  touch hand-ins/ada/accumulator.c
  git init -q -b main
  git add -A
  is "$(git ls-files | sort | paste -sd ' ')" ".gitignore README.md hand-ins/.gitkeep results/.gitkeep"
}

# steps : what stands behind each `run:` of the workflow, an empty line between them
steps() {
  awk '
    /^ *(- )?run: \|$/ { match($0, /[^ -]/); block = RSTART; next }
    /^ *(- )?run: / { sub(/^ *(- )?run: /, ""); print; print ""; next }
    block { match($0, /[^ ]/); if (RSTART > block) { print substr($0, block + 2); next } print ""; block = 0 }
  ' "$1"
}

@test "The workflow's steps run in a clean clone: green as it is, red for a race, green when solved." {
  cp -a "$COURSE/students" "$BATS_TEST_TMPDIR/origin"
  cd "$BATS_TEST_TMPDIR/origin"
  git init -q -b main
  git add -A
  git -c user.name=ada -c user.email=ada@example.org commit -qm "The labs"
  git clone -q . ../clone
  cd ../clone
  # Here the packages are installed already.
  mkdir ../bin
  printf '#!/bin/sh\n' >../bin/apt-get
  chmod +x ../bin/apt-get
  export PATH=$BATS_TEST_TMPDIR/bin:$PATH GITHUB_STEP_SUMMARY=$BATS_TEST_TMPDIR/summary.md GITHUB_ACTIONS=true
  steps .github/workflows/grade.yml >../steps.sh
  is "$(grep -c . ../steps.sh)" 4
  # A runner's shell ends at the first command that fails.
  run -0 sh -e ../steps.sh
  says "No lab was worked on yet."
  sed -i 's/i++;/i += 1;/' labs/02-accumulator/accumulator.c
  run -1 sh -e ../steps.sh
  says "::error file=labs/02-accumulator/accumulator.c,line="
  grep -q 'thread 1' "$GITHUB_STEP_SUMMARY"
  cp "$ACCUMULATOR/accumulator.c" labs/02-accumulator
  run -0 sh -e ../steps.sh
  says "::notice title=02 The accumulator%3A SOLVED"
  is "$(git status --porcelain | paste -sd ' ')" " M labs/02-accumulator/accumulator.c"
}

@test "The workflow may do nothing but read, and names what it uses by version." {
  run -0 cat "$COURSE/students/.github/workflows/grade.yml"
  says "permissions: contents: read"
  lacks "secrets."
  lacks "pull_request_target"
  is "$(grep -c 'uses: .*@v[0-9]' <<<"$output")" "$(grep -c 'uses:' <<<"$output")"
}

# ---------------------------------------------------------------- whole, or not at all

refused() {
  run "-$1" "$RACELAB" new-course "$3"
  is "${#lines[@]}" 1
  says "$2"
}

@test "A folder that is empty is taken, one that is not is refused in one line." {
  mkdir -p "$BATS_TEST_TMPDIR/place/"{empty,full}
  touch "$BATS_TEST_TMPDIR/place/full/file" "$BATS_TEST_TMPDIR/place/file"
  ln -s /nowhere "$BATS_TEST_TMPDIR/place/link"
  run -0 "$RACELAB" new-course "$BATS_TEST_TMPDIR/place/empty/"
  [ -e "$BATS_TEST_TMPDIR/place/empty/students/Makefile" ]
  for name in full file link; do refused 2 "already exists, and is no empty folder" "$BATS_TEST_TMPDIR/place/$name"; done
  is "$(ls "$BATS_TEST_TMPDIR/place/full")" file
  is "$(left | paste -sd ' ')" "empty file full link"
}

@test "A course in what is copied, in the folder that one is in, or where nobody can write is refused." {
  refused 2 "this lies in labs/ of the checkout" labs/course
  refused 2 "this lies in harness/ of the checkout" "$HOUSE/harness/template/course/more"
  mkdir -p "$BATS_TEST_TMPDIR/here"
  cd "$BATS_TEST_TMPDIR/here"
  refused 2 "is the folder that you are in" .
  refused 2 "cannot write there" /proc/course
  refused 2 "cannot write there" no/such/course
  refused 2 "needs a folder that can be made" /
  refused 2 "new-course needs a folder" ""
  is "$(ls -A)" ""
}

@test "What cannot be read leaves no half of a course." {
  cp -a "$HOUSE" "$BATS_TEST_TMPDIR/house"
  rm "$BATS_TEST_TMPDIR/house/harness/adapters/github/grade.yml"
  mkdir "$BATS_TEST_TMPDIR/place"
  RACELAB=$BATS_TEST_TMPDIR/house/build/racelab
  refused 4 "cannot copy" "$BATS_TEST_TMPDIR/place/course"
  is "$(left)" ""
}

@test "A full disk leaves no half of a course." {
  [ "$(id -u)" = 0 ] || skip "only root can mount"
  mkdir "$BATS_TEST_TMPDIR/place"
  run unshare -m sh -c 'mount -t tmpfs -o size=1m small "$1/place" && "$2" new-course "$1/place/course"; code=$?; ls -A "$1/place"; exit $code' \
    sh "$BATS_TEST_TMPDIR" "$RACELAB"
  is "$status" 3
  says "No space left on device"
  is "${#lines[@]}" 1
}
