#!/usr/bin/env bats
# also under ASan
# racelab overrule: a human's word, whom it is about, what was said before it, and how long it counts.

load helpers
load course

setup_file() { make_house; }
setup() {
  course_room
  mkdir "$IN"
}

overrule() { run "$RACELAB" overrule "$OUT" "$@"; }
word() { jq -r "$1" "$OUT/overruled/${2:-ada}/02-accumulator.json"; }
mark() { jq -r ".students[] | select(.id == \"$1\") | .marks[0] | $2" "$OUT/gradebook.json"; }

# regraded : the same hand-ins, judged by a lab that has more points, and accepted
regraded() {
  [ -d "$BATS_TEST_TMPDIR/house" ] || cp -a "$HOUSE" "$BATS_TEST_TMPDIR/house"
  sed -i 's/^points.builds *=.*/points.builds = 3/' "$BATS_TEST_TMPDIR/house/labs/02-accumulator/lab.conf"
  run -0 "$BATS_TEST_TMPDIR/house/build/racelab" regrade "$OUT" "$@"
}

@test "Who is meant is told by the id or by the name that was handed in, in capitals or not." {
  stub "$IN/Ada Lovelace/accumulator.c" "$IN/bob/accumulator.c"
  course
  for who in Ada_Lovelace 'Ada Lovelace' 'ada lovelace'; do
    overrule "$who" 02 solved --why seen
    is "$status" 0
    says "Ada_Lovelace, lab 02: solved, 16 of 16 points. It was build, 0 of 16 points."
  done
  whole
}

@test "Somebody unknown is told whom it could be, and an ambiguous name needs an id." {
  stub "$IN/Ada Lovelace/accumulator.c" "$IN/bob/accumulator.c" "$IN/ADA/accumulator.c" "$IN/ada/accumulator.c"
  course
  overrule lovelace 02 solved --why seen
  is "$status" 2
  says 'lovelace: nobody of that name; did you mean `Ada_Lovelace` (Ada Lovelace)?'
  overrule bib 02 solved --why seen
  says 'did you mean `bob`?'
  overrule aDa 02 solved --why seen
  is "$status" 2
  says 'more than one is called so; name one: `ADA`, `ada`'
  overrule ada 02 solved --why seen
  is "$status" 0
  overrule zebedee 02 solved --why seen
  is "$status" 2
  says "nobody of that name; the names and the ids stand in gradebook.csv"
}

@test "A second word replaces the first, and keeps it with its reason." {
  stub "$IN/ada/accumulator.c"
  course
  overrule ada 02 race --why 'the first reason' --points 3 --by carl
  overrule ada 02 solved --why 'the second reason'
  is "$(word '.why, .former[0].why, .former[0].verdict, .former[0].points' | paste -sd '|')" \
    "the second reason|the first reason|race|3"
  whole
  run -0 "$RACELAB" gradebook "$OUT"
  is "$(mark ada .overruled.former)" "race, 3 points (carl): the first reason"
  valid "$OUT/gradebook.json" gradebook
}

@test "A word that is lifted counts no more, and the reasons stay." {
  stub "$IN/ada/accumulator.c"
  course
  overrule ada 02 --lift --why none
  is "$status" 2
  says "nobody has overruled it"
  overrule ada 02 solved --why 'shown in class'
  overrule ada 02 --lift --why 'it was another file'
  is "$status" 0
  says "ada, lab 02: lifted. It is build, 0 of 16 points again."
  is "$(word '.lifted, .verdict, .former[0].why' | paste -sd '|')" "true|null|shown in class"
  whole
  run -0 "$RACELAB" gradebook "$OUT"
  is "$(mark ada '"\(.verdict) \(.points) \(.overruled)"')" "build 0 null"
  run -0 "$RACELAB" export "$OUT/graded/ada/1" --format csv
  lacks "shown in class"
  overrule ada 02 --lift --why again
  is "$status" 2
}

@test "A verdict or --lift is needed, not both." {
  stub "$IN/ada/accumulator.c"
  course
  overrule ada 02 --why x
  is "$status" 2
  says "overrule needs a VERDICT, or --lift"
  overrule ada 02 solved --lift --why x
  is "$status" 2
  overrule ada 02 --lift
  is "$status" 2
  says "needs --why TEXT"
  [ ! -e "$OUT/overruled" ]
}

@test "A lab that was not handed in has the lab's points when it is overruled." {
  stub "$IN/ada/accumulator.c"
  mkdir "$IN/bob"
  course
  overrule bob 02 solved --why 'shown in class'
  says "bob, lab 02: solved, 16 of 16 points. It was not handed in."
  run -0 "$RACELAB" gradebook "$OUT"
  is "$(mark bob '"\(.verdict) \(.points) \(.possible) \(.overruled.was)"')" "solved 16 16 not-handed-in"
  grep -q '16 of 16' "$OUT/gradebook.html"
  run ! grep -q 'of 0' "$OUT/gradebook.html"
}

@test "A word that outlives its attempt is told before and after, with what lifts or renews it." {
  stub "$IN/ada/accumulator.c" "$IN/bob/accumulator.c"
  course
  overrule ada 02 solved --why 'shown in class'
  regraded
  says "Overruled, and still so when this is accepted: ada, lab 02: solved, 16 points: shown in class"
  says "overrule $OUT ada 02 --lift --why '...'"
  lacks "bob, lab 02"
  regraded --accept
  says "Overruled on an earlier attempt, and still so: ada, lab 02: solved, 16 points: shown in class"
  says "to renew it: "
  says "overrule $OUT ada 02 solved --points 16 --why '...'"
  run -0 "$RACELAB" gradebook "$OUT"
  is "$(mark ada .overruled.earlier)" true
  grep -q '<h3>Overruled on an earlier attempt</h3>' "$OUT/gradebook.html"
  grep -q '^ada,.*02 was build, overruled on an earlier attempt: shown in class' "$OUT/gradebook.csv"
  overrule ada 02 solved --why 'shown again'
  run -0 "$RACELAB" gradebook "$OUT"
  is "$(mark ada .overruled.earlier)" false
  run ! grep -q 'earlier attempt' "$OUT/gradebook.html"
  whole
}
