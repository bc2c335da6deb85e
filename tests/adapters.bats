#!/usr/bin/env bats
# adapters: each script runs as its platform runs it, in a scratch folder in place of the platform's
# own. What comes out is compared, byte by byte, with export/golden.

load helpers

GOLDEN=$BATS_TEST_DIRNAME/export/golden
VALIDATE=$BATS_TEST_DIRNAME/export/validate
# As Classroom 50's runner sets it.
export CLASSROOM=threads ASSIGNMENT=lab02 SUBMISSION_TAG=submit/2026-01-02T03-04-05Z-abcdef0
export COMMIT_URL=https://example.org/c RELEASE_URL=https://example.org/r REVIEW_URL=

setup_file() {
  make_house
  with_solutions
  cp "$ROOT"/{README.md,LICENSE} "$HOUSE"
  # The same house, in which a tool is missing.
  make_house "$BATS_FILE_TMPDIR/unfit"
  with_solutions
  cp "$ROOT"/{README.md,LICENSE} "$HOUSE"
  sed -i 's/^lld = .*/lld =/' "$HOUSE/build/cache/tools.conf"
  export UNFIT=$HOUSE HOUSE=$BATS_FILE_TMPDIR/house
  export RACELAB_HOME=$HOUSE
}
setup() {
  RACELAB=$HOUSE/build/racelab
  cd "$BATS_TEST_TMPDIR"
  mkdir right race
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf} right
  cp "$HOUSE/labs/02-accumulator/.shipped/accumulator.c" race
}

# packed NAME FOLDER : the adapter with lab 02, as it is uploaded, into FOLDER
packed() {
  "$HOUSE/harness/adapters/pack" "$1" 02 >packed.txt
  mkdir -p "$2"
  cp -a "$HOUSE/build/adapters/$1/." "$2"
}

# at DATE FILE : the document, made at the time of the golden one
at() { sed 's/"datetime": "[^"]*"/"datetime": "2026-01-02T03:04:05Z"/' "$1"; }

# ---------------------------------------------------------------- Gradescope and Codio

# submitted HAND-IN ADAPTER : what the platform lays out before it calls run_autograder
submitted() {
  export AUTOGRADER=$BATS_TEST_TMPDIR/autograder
  rm -rf "$AUTOGRADER"
  mkdir -p "$AUTOGRADER"/results
  packed "$2" "$AUTOGRADER/source"
  cp "$AUTOGRADER/source/run_autograder" "$AUTOGRADER"
  cp -r "$1" "$AUTOGRADER/submission"
}

@test "Gradescope: right and wrong get the results.json of their result." {
  for name in right race; do
    submitted $name gradescope
    "$AUTOGRADER/source/setup.sh"
    (cd "$AUTOGRADER" && ./run_autograder)
    cmp "$AUTOGRADER/results/results.json" "$GOLDEN/$name.gradescope"
    is "$(ls "$AUTOGRADER/results")" results.json
  done
}

@test "Gradescope: what cannot be judged has no results.json, an old one neither, and says so." {
  submitted right gradescope
  echo old >"$AUTOGRADER/results/results.json"
  RACELAB_HOME=$UNFIT run -3 "$AUTOGRADER/run_autograder"
  says "cannot judge this submission, so it gets no grade"
  says "lld is missing"
  is "$(ls "$AUTOGRADER/results")" ""
}

@test "Gradescope: an empty submission is graded, and no fault." {
  mkdir empty
  submitted empty gradescope
  run -0 "$AUTOGRADER/run_autograder"
  "$VALIDATE" gradescope "$AUTOGRADER/results/results.json"
  is "$(jq .score "$AUTOGRADER/results/results.json")" 0
  is "$(jq -r .extra_data.racelab[] "$AUTOGRADER/results/results.json")" build
}

@test "Codio: the workspace is graded, and its wrapper gets a percentage and HTML." {
  mkdir workspace
  cp -r race workspace/.guides
  cp right/* workspace
  mkdir submission
  mv workspace submission
  submitted submission codio
  (cd "$AUTOGRADER" && ./run_autograder)
  cmp "$AUTOGRADER/results/results.json" "$GOLDEN/right.codio"
  RACELAB_HOME=$UNFIT run -3 "$AUTOGRADER/run_autograder"
  is "$(ls "$AUTOGRADER/results")" ""
}

@test "A package is unpacked and built where there is no racelab, and the answers are its owner's." {
  submitted right gradescope
  unset RACELAB_HOME
  [ ! -x /opt/racelab/build/racelab ] || skip "there is a /opt/racelab"
  run -0 "$AUTOGRADER/source/setup.sh"
  is "$(stat -c %a "$AUTOGRADER/source/racelab/solutions")" 700
  (cd "$AUTOGRADER" && ./run_autograder)
  cmp "$AUTOGRADER/results/results.json" "$GOLDEN/right.gradescope"
}

# ---------------------------------------------------------------- GitHub and GitLab

# pushed NAME [HOUSE] : a student's repository in which lab 02 is that one
pushed() {
  cp -a "${2:-$HOUSE}" repository
  rm -r repository/solutions
  cp "$1"/* repository/labs/02-accumulator
  # As shipped it would not be worked on.
  echo >>repository/labs/02-accumulator/answers.conf
}

@test "GitHub: a push annotates the line, and the summary draws the schedule." {
  pushed race
  GITHUB_STEP_SUMMARY=$PWD/summary.md run -1 repository/harness/adapters/github/grade
  grep '^::\(error\|warning\|notice\) ' <<<"$output" | cmp - "$GOLDEN/race.github"
  cmp summary.md "$GOLDEN/race.github-summary"
}

@test "GitHub: nothing that is printed while grading is a command." {
  printf '#error \\\n::set-output name=x::y\n' >race/accumulator.c
  pushed race
  run -1 repository/harness/adapters/github/grade
  token=$(sed -n 's/^::stop-commands:://p' <<<"$output")
  [[ $token =~ ^[0-9a-f]{32}$ ]]
  # From the line that stops commands to the one that allows them again there is none.
  inside=$(sed -n "/^::stop-commands::/,/^::$token::\$/p" <<<"$output" | sed '1d;$d')
  [ -n "$inside" ]
  is "$(grep -c "^::$token::\$" <<<"$output")" 1
}

@test "GitHub: a right program is a notice and exit 0, what cannot be judged a warning and exit 3." {
  pushed right
  # One answer is not judged in a student's repository.
  run -0 repository/harness/adapters/github/grade
  says "::notice title=02 The accumulator%3A SOLVED (15 of 16 points)::"
  rm -rf repository
  pushed right "$UNFIT"
  run -3 repository/harness/adapters/github/grade
  says "::warning title=02 The accumulator%3A CANNOT JUDGE"
  lacks "::error "
}

@test "GitHub: a fork in which nothing was worked on is green, and says so." {
  cp -a "$HOUSE" repository
  run -0 repository/harness/adapters/github/grade
  is "$output" "::notice title=racelab::No lab was worked on yet."
}

@test "GitLab: a push writes both reports." {
  pushed race
  run -1 repository/harness/adapters/gitlab/grade
  cmp repository/build/reports/codequality.json "$GOLDEN/race.gitlab"
  sed 's/value="repository"/value="bob"/' repository/build/reports/junit.xml | cmp - "$GOLDEN/race.junit"
  rm -rf repository
  pushed right "$UNFIT"
  run -3 repository/harness/adapters/gitlab/grade
  "$VALIDATE" junit repository/build/reports/junit.xml
  is "$(jq -r .[].severity repository/build/reports/codequality.json)" info
}

@test "GitHub and GitLab: a grader that cannot even begin is a warning and its own exit code." {
  pushed race
  printf '#!/bin/sh\necho "racelab: no wall can be built here" >&2\nexit 3\n' >repository/build/racelab
  GITHUB_STEP_SUMMARY=$PWD/summary.md run -3 repository/harness/adapters/github/grade
  says "::warning title=racelab::CANNOT JUDGE (not your fault): the grader ended with 3"
  grep -q "racelab cannot judge here, which is not your fault" summary.md
  run -3 repository/harness/adapters/gitlab/grade
  says "CANNOT JUDGE (not your fault)"
}

# ---------------------------------------------------------------- Autolab

# job HAND-IN : Autolab's empty folder, with the file that was handed in, and what make prints there
job() {
  rm -rf job
  packed autolab job
  cp "$1" job
  mv job/autograde-Makefile job/Makefile
  make -s -C job 2>job.err
}

@test "Autolab: a C file and a tar are graded, and the last line has the scores." {
  job right/accumulator.c >right.txt
  is "$(tail -1 right.txt)" '{"scores":{"02-accumulator":12}}'
  tar -cf handin.tar right
  job handin.tar >right.txt
  cmp right.txt "$GOLDEN/right.autolab"
  job race/accumulator.c >race.txt
  cmp race.txt "$GOLDEN/race.autolab"
}

@test "Autolab: whatever goes wrong, make ends well and each lab is there without a score." {
  RACELAB_HOME=$UNFIT job right/accumulator.c >cannot.txt
  cmp cannot.txt "$GOLDEN/cannot.autolab"
  # The grader itself dies.
  mkdir -p dead/build dead/labs/02-accumulator
  printf '#!/bin/sh\nkill -KILL $$\n' >dead/build/racelab
  chmod +x dead/build/racelab
  cp -r "$HOUSE/harness" dead
  RACELAB_HOME=$PWD/dead job right/accumulator.c >dead.txt
  is "$(tail -1 dead.txt)" '{"scores":{"02-accumulator":null}}'
  "$VALIDATE" autolab dead.txt
  # It cannot even begin.
  printf '#!/bin/sh\nexit 3\n' >dead/build/racelab
  RACELAB_HOME=$PWD/dead job right/accumulator.c >dead.txt
  is "$(tail -1 dead.txt)" '{"scores":{"02-accumulator":null}}'
}

# ---------------------------------------------------------------- PrairieLearn

# asked HAND-IN : the folder of a grading job
asked() {
  export GRADE=$BATS_TEST_TMPDIR/grade
  rm -rf "$GRADE"
  mkdir -p "$GRADE"
  packed prairielearn question
  cp -r question/tests "$GRADE"
  cp -r "$1" "$GRADE/student"
  chmod +x "$GRADE/tests/grade"
}

@test "PrairieLearn: right and wrong get their part of the points." {
  for name in right race; do
    asked $name
    "$GRADE/tests/grade"
    cmp "$GRADE/results/results.json" "$GOLDEN/$name.prairielearn"
  done
}

@test "PrairieLearn: what cannot be judged is not gradable, and so is a grader that dies." {
  asked right
  RACELAB_HOME=$UNFIT "$GRADE/tests/grade"
  cmp "$GRADE/results/results.json" "$GOLDEN/cannot.prairielearn"
  mkdir -p dead/build
  printf '#!/bin/sh\nexit 4\n' >dead/build/racelab
  chmod +x dead/build/racelab
  cp -r "$HOUSE/harness" dead
  RACELAB_HOME=$PWD/dead run -0 "$GRADE/tests/grade"
  "$VALIDATE" prairielearn "$GRADE/results/results.json"
  is "$(jq .gradable "$GRADE/results/results.json")" false
}

@test "PrairieLearn: the question's files are JSON and name what is there." {
  packed prairielearn question
  is "$(jq -r '.gradingMethod, .externalGradingOptions.enabled' question/info.json | paste -sd ' ')" "External true"
  [ -x "question/tests/$(jq -r '.externalGradingOptions.entrypoint | ltrimstr("/grade/tests/")' question/info.json)" ]
}

# ---------------------------------------------------------------- Classroom 50

@test "Classroom 50: right and wrong leave with 0 and a result.json in the checkout." {
  packed classroom50 bundle
  for name in right race; do
    (cd $name && ../bundle/autograder.py)
    "$VALIDATE" classroom50 $name/result.json
    at $name/result.json | cmp - "$GOLDEN/$name.classroom50"
  done
}

@test "Classroom 50: what cannot be judged is an error of the autograder, without a result.json." {
  packed classroom50 bundle
  echo old >right/result.json
  cd right
  RACELAB_HOME=$UNFIT run -3 ../bundle/autograder.py
  says "::error title=racelab::Cannot judge this submission, so it gets no grade"
  [ ! -e result.json ]
}

@test "Classroom 50: its bundle is public, so no solution is in it." {
  packed classroom50 bundle
  run -0 tar -tzf bundle/racelab.tar.gz
  lacks solutions/
  packed gradescope source
  run -0 tar -tzf source/racelab.tar.gz
  says solutions/02-accumulator/accumulator.c
}

# ---------------------------------------------------------------- check50

# checked HAND-IN : what check50 makes of the check; a stand-in for it, which calls it in the same way
checked() {
  packed check50 checks
  mkdir -p module
  cat >module/check50.py <<'PYTHON'
import sys
class Failure(Exception):
    def __init__(self, rationale, help=None): self.rationale, self.help = rationale, help
checks, log = [], lambda line: print("log:", line)
def check(dependency=None): return lambda function: checks.append(function) or function
PYTHON
  cat >run.py <<'PYTHON'
import importlib.util, os, sys
sys.path.insert(0, "module")
import check50
spec = importlib.util.spec_from_file_location("checks", "checks/__init__.py")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
os.chdir(sys.argv[1])
for function in check50.checks:
    assert function.__doc__
    try: function(); print(function.__name__, "passed: true")
    except check50.Failure as e: print(function.__name__, "passed: false", e.rationale)
    except BaseException as e: print(function.__name__, "passed: null", repr(e))
PYTHON
  run -0 /usr/bin/python3 run.py "$1"
}

@test "check50: right passes, wrong fails with the reason, and the log has every check." {
  checked right
  says "solved passed: true"
  checked race
  says "solved passed: false Two threads use \`i\`"
  is "$(grep -c '^log:' <<<"$output")" 10
}

@test "check50: what cannot be judged neither passes nor fails." {
  RACELAB_HOME=$UNFIT checked right
  says "solved passed: null RuntimeError"
}

# ---------------------------------------------------------------- what they share

@test "pack says in one line what it does not know." {
  for words in "" "gradescope" "nowhere 02" "../adapters 02" "gradescope 77" "gradescope x"; do
    # shellcheck disable=SC2086 # words
    run -2 "$HOUSE/harness/adapters/pack" $words
    is "${#lines[@]}" 1
  done
}

@test "Every adapter has a README, and every one of them is in the table." {
  cd "$ROOT/harness/adapters"
  for adapter in */; do
    [ -s "$adapter/README.md" ]
    # Others may keep their own table.
    grep -q "^| \`$adapter\`" README.md || [ "$adapter" = slurm/ ]
  done
}

@test "grade-labs leaves with the worst code, and a mistake of ours is no student's." {
  run -1 "$HOUSE/harness/adapters/grade-labs" race out 02
  run -4 "$HOUSE/harness/adapters/grade-labs" /nowhere out 02
  run -4 "$HOUSE/harness/adapters/grade-labs" right
}

@test "grade-labs works where racelab is somebody else's." {
  [ "$(id -u)" = 0 ] || skip "only root can become another user"
  chmod go+rx "${BATS_RUN_TMPDIR%/*}"
  chmod -R go+rX "$BATS_RUN_TMPDIR" 2>/dev/null || true
  mkdir -m 777 "$BATS_TEST_TMPDIR/nobody"
  run setpriv --reuid 54321 --regid 54321 --clear-groups \
    env TMPDIR="$BATS_TEST_TMPDIR/nobody" "$HOUSE/harness/adapters/grade-labs" \
    "$BATS_TEST_TMPDIR/right" "$BATS_TEST_TMPDIR/nobody/out" 02
  says solved
  is "$status" 0
  is "$(jq -r .result.verdict nobody/out/02-accumulator/result.json)" solved
}
