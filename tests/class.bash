# A graded course for tests, without grading it: results are copied from gradings that were made.
#
#   course_begin FOLDER LAB...      an empty course in which these labs were to be handed in
#   entry ID WHO [GRADED...]        somebody who handed in; each GRADED is a folder that `grade --out`
#                                   made, and becomes one more attempt
#   quarantined ID WHO WHY          somebody whose hand-in could not be opened
#   overruled ID LAB VERDICT POINTS WHY
#   course_end                      writes list.json
#
# The folder is $COURSE.

course_begin() {
  COURSE=$1
  shift
  mkdir -p "$COURSE"/{graded,quarantine,overruled}
  COURSE_LABS=$(jq -nc '$ARGS.positional' --args -- "$@")
  : >"$COURSE.entries"
}

entry() {
  local id=$1 who=$2 number=0 graded
  shift 2
  jq -nc --arg id "$id" --arg who "$who" \
    '{id: $id, who: $who, from: ("inbox/" + $id), kind: "folder", hash: "", bytes: 0}' >>"$COURSE.entries"
  for graded; do
    number=$((number + 1))
    mkdir -p "$COURSE/graded/$id"
    cp -a "$graded" "$COURSE/graded/$id/$number"
  done
}

quarantined() {
  entry "$1" "$2"
  jq -nc '{id: $ARGS.positional[0], who: $ARGS.positional[1], from: "", why: $ARGS.positional[2]}' \
    --args -- "$@" >"$COURSE/quarantine/$1.json"
}

overruled() {
  mkdir -p "$COURSE/overruled/$1"
  jq -nc '$ARGS.positional as [$id, $lab, $verdict, $points, $why] | {$id, $lab, $verdict,
    points: ($points | tonumber), $why, by: "bob", at: "2026-11-27T00:00:00Z", was: {attempt: 1}}' \
    --args -- "$@" >"$COURSE/overruled/$1/$2.json"
}

course_end() {
  jq -s --argjson labs "$COURSE_LABS" '{schema: 1, labs: $labs, entries: .}' "$COURSE.entries" >"$COURSE/list.json"
}
