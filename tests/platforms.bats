#!/usr/bin/env bats
# What the platforms let an instructor download is taken apart by its names, as it comes.

load helpers
load course

setup_file() { make_house; }
setup() {
  course_room
  mkdir "$IN"
}

people() { jq -r '.entries[].who' "$OUT/list.json" | sort | paste -sd ';'; }
platform() { jq -r .platform "$OUT/list.json"; }

# found N : the stub was found in N hand-ins, and in no other
found() {
  is "$(jq -r '.labs|keys[]' "$OUT"/graded/*/1/attempt.json | sort | uniq -c | tr -s ' ')" " $1 02-accumulator"
  whole
}

@test "Moodle: a folder a student, also in the older form and with typed text beside it." {
  stub "$IN/Ada Lovelace_1001_assignsubmission_file/accumulator.c" \
    "$IN/Jan de Vries_1002_assignsubmission_file_/lab02/accumulator.c" \
    "$IN/Jan de Vries_1003_assignsubmission_file/accumulator.c" \
    "$IN/Participant 1004_1004_assignsubmission_file/accumulator.c"
  mkdir "$IN/Ada Lovelace_1001_assignsubmission_onlinetext"
  echo '<p>hello</p>' >"$IN/Ada Lovelace_1001_assignsubmission_onlinetext/onlinetext.html"
  course
  is "$(platform)" moodle
  is "$(people)" "Ada Lovelace;Jan de Vries;Jan de Vries;Participant 1004"
  is "$(ls "$OUT/graded" | paste -sd ' ')" \
    "Ada_Lovelace_1001 Jan_de_Vries_1002 Jan_de_Vries_1003 Participant_1004"
  found 4
}

@test "Two of the same name are told apart by the platform's number, and accents do no harm." {
  stub "$IN/nunezjose_11_501_accumulator.c" "$IN/nunezjose_12_502_accumulator.c" \
    "$IN/åseøye_13_503_accumulator.c" "$IN/王伟_14_504_accumulator.c"
  course
  is "$(ls "$OUT/graded" | LC_ALL=C sort | paste -sd ' ')" "aseoye nunezjose-11 nunezjose-12 student-14"
  whole
}

@test "Moodle: all files in one folder." {
  stub "$IN/Ada Lovelace_1001_assignsubmission_file_accumulator.c"
  stub "$BATS_TEST_TMPDIR/b/accumulator.c"
  tar -C "$BATS_TEST_TMPDIR/b" -czf "$IN/Bob O_1002_assignsubmission_file_hw.tar.gz" accumulator.c
  course
  is "$(people)" "Ada Lovelace;Bob O"
  found 2
}

@test "Canvas: a student's files become one hand-in, under the names that the student gave them." {
  stub "$IN/lovelaceada_11_501_accumulator.c" "$IN/boole_LATE_12_502_accumulator-1.c" \
    "$IN/o'neil-smith_13_503_accumulator (2).c"
  echo 'race = x' >"$IN/lovelaceada_11_504_answers.conf"
  course
  is "$(platform)" canvas
  is "$(people)" "boole;lovelaceada;o'neil-smith"
  is "$(jq -r '.entries[]|select(.who=="boole").late' "$OUT/list.json")" true
  is "$(ls "$OUT/graded/lovelaceada/1/02-accumulator/handed-in" | paste -sd " ")" "accumulator.c answers.conf"
  found 3
}

@test "Gradescope: who they are stands in submission_metadata.yml." {
  stub "$IN/submission_1/accumulator.c" "$IN/submission_2/accumulator.c" "$IN/submission_3/accumulator.c"
  printf '%s\n' --- submission_1: '  :submitters:' '  - :name: Ada Lovelace' "    :sid: '17'" \
    '    :email: ada@example.edu' '  - :name: "Bob: O"' '    :sid:' '  :created_at: 2026-11-01' \
    '  :history:' '  - :name: Nobody' submission_2: '  :submitters:' "  - :name: 'Eve'" >"$IN/submission_metadata.yml"
  course
  is "$(platform)" gradescope
  is "$(people)" "Ada Lovelace, Bob: O;Eve;submission_3"
  found 3
}

@test "Autolab: of a student's versions the last counts, and the others are told." {
  stub "$IN/ada_l@example.edu_2_accumulator.c" "$IN/ada_l@example.edu_10_accumulator.c" \
    "$IN/bob@example.edu_1_accumulator.c"
  course
  is "$(platform)" autolab
  is "$(people)" "ada_l@example.edu;bob@example.edu"
  is "$(jq -r '.entries[0].from' "$OUT/list.json")" ada_l@example.edu_10_accumulator.c
  says "ada_l@example.edu_2_accumulator.c: there is a later hand-in"
  found 2
}

@test "A name that the platform does not make is a hand-in of its own, and --from decides." {
  stub "$IN/lovelaceada_11_501_accumulator.c" "$IN/boole_12_502_accumulator.c" "$IN/extra/accumulator.c"
  course
  is "$(people)" "boole;extra;lovelaceada"
  found 3
  OUT=$OUT.2 course --from plain
  is "$status" 0
  OUT=$OUT.2 people
  is "$(OUT=$OUT.2 people)" "boole_12_502_accumulator.c;extra;lovelaceada_11_501_accumulator.c"
  OUT=$OUT.3 course --from blackboard
  is "$status" 2
  says "there are moodle, canvas, gradescope, autolab and plain"
}

@test "A link, a FIFO and a folder among a platform's files are told, and the others graded." {
  stub "$IN/lovelaceada_11_501_accumulator.c" "$IN/boole_12_502_accumulator.c"
  ln -s /etc/passwd "$IN/eve_13_503_accumulator.c"
  mkfifo "$IN/mallory_14_504_accumulator.c"
  course
  is "$status" 3
  is "$(ls "$OUT/quarantine" | paste -sd ' ')" "eve.json mallory.json"
  found 2
}
