#!/usr/bin/env bats
# also under ASan
# racelab gradebook: a table, a JSON file and a page of a graded course.

load helpers
load class
load browser

EVIL='</script><script>document.title="hacked"</script>"'\''&<img src=x>'

# Four real gradings; every course of these tests is made of them.
setup_file() {
  make_house
  export GRADED=$BATS_FILE_TMPDIR/graded
  local idea
  mkdir -p "$BATS_FILE_TMPDIR"/in/{racy,solved,serial,stranger}
  cp "$ROOM/.shipped/accumulator.c" "$BATS_FILE_TMPDIR/in/racy"
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf} "$BATS_FILE_TMPDIR/in/solved"
  cp "$ROOT/solutions/02-accumulator/rejected/one-big-lock/accumulator.c" "$BATS_FILE_TMPDIR/in/serial"
  echo 'hello' >"$BATS_FILE_TMPDIR/in/stranger/notes.txt"
  for idea in racy solved serial stranger; do
    "$RACELAB" grade "$BATS_FILE_TMPDIR/in/$idea" --out "$GRADED/$idea" >/dev/null || true
  done
  course "$BATS_FILE_TMPDIR/course"
  "$RACELAB" gradebook "$BATS_FILE_TMPDIR/course"
}

setup() {
  cd "$BATS_TEST_TMPDIR"
  BOOK=$BATS_FILE_TMPDIR/course/gradebook
}

# course FOLDER: a class in which everything happens
course() {
  course_begin "$1" 02-accumulator 99-unknown
  entry ada 'Ada' "$GRADED/solved"
  entry bob "$EVIL" "$GRADED/racy"
  entry cyd $'=1+1\nC\xc3\xbfd' "$GRADED/serial"
  entry dan $'\u202egnad' "$GRADED/racy" "$GRADED/solved"
  entry eve 'Eve' "$GRADED/serial"
  entry fay 'Fay' "$GRADED/stranger"
  quarantined gil 'Gil' 'gil.zip: a FIFO, which is never read'
  entry hal 'Hal'
  entry ivy 'Ivy' "$GRADED/racy"
  entry jon 'Jon' "$GRADED/solved"
  overruled eve 02-accumulator solved 11 'The lock is <b>finer</b> than it looks.'
  # Jon copied from cyd, with other names, a comment and another layout.
  cp -a "$GRADED/serial/02-accumulator/handed-in/accumulator.c" "$1/graded/jon/1/02-accumulator/handed-in/"
  sed -i 's/\block\b/mine/g; 1i /* my own idea */' "$1/graded/jon/1/02-accumulator/handed-in/accumulator.c"
  # Somebody gave ivy points.
  sed -i 's/"points": 6/"points": 16/' "$1/graded/ivy/1/02-accumulator/result.json"
  course_end
}

json() { jq -r "$1" "$BOOK.json"; }
mark() { json ".students[] | select(.id == \"$1\") | .marks[0] | $2"; }

# The cells of the row of a student, as a reader of CSV sees them.
cells() {
  /usr/bin/python3 -c 'import csv, sys
for row in csv.reader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True):
    if row[0] == sys.argv[2]: print("|".join(row))' "$BOOK.csv" "$1"
}

@test "It writes three files and says where they are." {
  course "$PWD/out"
  run -0 "$RACELAB" gradebook out
  says "10 students, 2 labs, 6 results"
  says "not judged"
  says "out/gradebook.html"
  [ -s out/gradebook.csv ] && [ -s out/gradebook.json ] && [ -s out/gradebook.html ]
  is "$(find out -name '*.part')" ""
}

@test "The same course makes the same bytes, and the mark of a file that is there goes." {
  course "$PWD/out"
  ln -s /etc/passwd out/gradebook.html
  "$RACELAB" gradebook out
  [ ! -L out/gradebook.html ]
  for form in csv json html; do cmp "out/gradebook.$form" "$BOOK.$form"; done
}

@test "gradebook.json is what its schema says." {
  run -0 valid "$BOOK.json" gradebook
  jq 'del(.students[0].who)' "$BOOK.json" >changed.json
  run ! valid changed.json gradebook
  jq '.students[0].marks[0].verdict = "perfect"' "$BOOK.json" >changed.json
  run ! valid changed.json gradebook
}

@test "A mark has the verdict and the points of the newest attempt." {
  is "$(mark ada '"\(.verdict) \(.points) \(.attempt)"')" \
    "solved $(jq .result.points "$GRADED/solved/02-accumulator/result.json") 1"
  is "$(mark bob .verdict)" race
  is "$(mark dan '"\(.verdict) \(.attempt) \(.path)"')" "solved 2 graded/dan/2/02-accumulator"
}

@test "What could not be judged has no points and is never a zero." {
  is "$(mark ivy '"\(.verdict) \(.points)"')" "unreadable null"
  is "$(mark gil '"\(.verdict) \(.points)"')" "quarantined null"
  is "$(mark hal '"\(.verdict) \(.points)"')" "not-graded null"
  is "$(mark fay '"\(.verdict) \(.points)"')" "not-handed-in 0"
  is "$(json '.students[] | select(.id == "gil") | .unclear')" 2
  is "$(cells gil)" "gil|Gil|quarantined||quarantined|||16|2|0|gil.zip: a FIFO, which is never read. "
}

@test "A hand-in in which nothing fits is told on top, with the reason." {
  sed -n '/<section id="open">/,/<\/section>/p' "$BOOK.html" >top
  grep -q '<li><a href="#s6"><bdi>Fay</bdi></a>: It holds no files of any lab' top
  is "$(grep -c '<li>' top)" 1
}

@test "What waits to be graded is told apart from what nobody could judge." {
  course "$PWD/out"
  run -0 "$RACELAB" gradebook out
  says "3 not judged: they stand first"
  says "1 hand-in not graded yet: \`racelab grade-all\` with --resume goes on"
  is "$(json '.students[] | select(.id == "hal") | "\(.unclear) \(.waiting)"')" "0 2"
  is "$(json '.labs[0] | "\(.unclear) \(.waiting)"')" "2 1"
  is "$(cells hal)" "hal|Hal|not-graded||not-graded|||16|0|2|It waits: nobody has graded this hand-in yet. "
  sed -n '/<section id="open">/,/<\/section>/p' "$BOOK.html" >top
  grep -q '<h3>Not graded yet</h3>' top
  is "$(sed -n '/<tbody>/,/<\/tbody>/p' top | grep -c Hal)" 0
}

@test "Who hands in what cannot be built is not stuck, but named." {
  course_begin "$PWD/slips" 02-accumulator
  printf 'int accumulate(int rounds) { return rounds }\n' >accumulator.c
  "$RACELAB" grade accumulator.c --out "$PWD/slip" >/dev/null || true
  entry ada Ada "$PWD/slip"
  entry bob Bob "$GRADED/racy"
  course_end
  run -0 "$RACELAB" gradebook slips
  sed -n '/<section id="stuck">/,/<\/section>/p' slips/gradebook.html >stuck
  grep -q '<p>1 of 2 who handed it in.</p>' stuck
  grep -q 'Not counted, since nothing of it could be built: .*Ada' stuck
}

@test "The commands in it are those of whoever reads it." {
  run ! grep -E 'make [a-z]+ LAB=' "$BOOK.html"
  [[ $(mark bob '[.checks[].message // ""] | join(" ")') == *"racelab explore 02 --files graded/bob/1/02-accumulator/handed-in"* ]]
  cd "${BOOK%/gradebook}"
  run -1 "$RACELAB" explore 02 --files graded/bob/1/02-accumulator/handed-in
  says "broken"
}

@test "A result that somebody changed is not believed." {
  local says_so; says_so=$(mark ivy .reason)
  [[ $says_so == *"digest does not fit"* ]] || { echo "$says_so"; return 1; }
}

@test "A human's word counts, and says what was before, and why." {
  is "$(mark eve '"\(.verdict) \(.points) \(.overruled.was)"')" "solved 11 serial"
  is "$(mark eve .overruled.why)" 'The lock is <b>finer</b> than it looks.'
  grep -q '\* Overruled.</b> It was <b>serial</b>' "$BOOK.html"
  grep -q 'The lock is &lt;b&gt;finer&lt;/b&gt; than it looks.' "$BOOK.html"
}

@test "The table is RFC 4180, and no cell of it is a formula." {
  is "$(cells cyd | head -1)" "cyd|'=1+1"
  is "$(head -1 "$BOOK.csv")" $'id,who,02-accumulator verdict,02-accumulator points,99-unknown verdict,99-unknown points,total,possible,not judged,not graded yet,notes\r'
  run -0 /usr/bin/python3 -c 'import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))
assert {len(row) for row in rows} == {11}, rows
assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r\n" and cell], rows' "$BOOK.csv"
}

@test "Names and comments make no difference to what is alike, and what was shipped does not count." {
  is "$(json '.alike[] | select(.kind == "same-tokens") | .students | sort | join(" ")')" "cyd eve jon"
  is "$(json '.alike[] | select(.kind == "same-bytes") | .students | join(" ")' | sort)" "$(printf 'ada dan\ncyd eve')"
  # Bob and ivy handed in the shipped file.
  is "$(json '[.alike[].students[]] | index("bob"), index("ivy")' | sort -u)" null
  # Side by side, with their lines.
  json '.alike[] | select(.kind == "same-tokens") | .pieces[0][] | .text' | grep -q 'pthread_mutex_lock'
}

@test "What was most often wrong comes with an example and the students' own lines." {
  is "$(json '.mistakes[] | select(.verdict == "serial") | "\(.marks) \(.labs["02-accumulator"])"')" "1 1"
  [[ $(json '.mistakes[] | select(.verdict == "race" and .check == "races") | .ways[0].message') == *"Two threads use"* ]]
  is "$(mark bob '[.lines[] | select(.told) | .text | test("i")] | all')" true
}

@test "Each lost point is explained in the student's section: the check, its sentence, the evidence." {
  grep -q '<article id=r2-1 class=b>' "$BOOK.html"
  sed -n '/<article id=r2-1 /,/<\/article>/p' "$BOOK.html" >article
  grep -q '<li class=b><b>NO 0/2</b> ThreadSanitizer finds no data race.' article
  grep -q 'Two threads use <code>i</code>' article
  grep -q '<mark>' article
  grep -q 'racelab replay 02' article
  grep -q 'href="./graded/bob/1/02-accumulator/result.json"' article
  # The cell of the table leads there.
  grep -q '<td class=b><a href=#r2-1>' "$BOOK.html"
}

@test "Links to results lead to files that are there." {
  cd "$BATS_FILE_TMPDIR/course"
  grep -o 'href="\./[^"]*"' gradebook.html | sort -u | sed 's/href="//; s/"$//' >"$BATS_TEST_TMPDIR/links"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/links")" -ge 12 ]
  while IFS= read -r link; do [ -e "$link" ] || { echo "not there: $link"; return 1; }; done <"$BATS_TEST_TMPDIR/links"
}

@test "The page asks nobody for anything, and nothing from a hand-in is markup." {
  run ! grep -Eo '(src|href)="?(https?:)?//[^ ]*|url\(|@import|<(img|iframe|object|embed|base|audio|video|source)\b' "$BOOK.html"
  grep -q "content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" "$BOOK.html"
  is "$(grep -c '<script>' "$BOOK.html")" 1
  run ! grep -q 'hacked"</script>' "$BOOK.html"
  grep -q '&lt;/script&gt;&lt;script&gt;document.title=&quot;hacked&quot;' "$BOOK.html"
  # What turns the direction of writing is shown, and does not do it.
  grep -qF '(U+202E)gnad' "$BOOK.html"
  run ! grep -qP '[\x{202a}-\x{202e}\x{2066}-\x{2069}]' "$BOOK.html"
}

# forged FOLDER FILTER : changes its result.json, where $evil is EVIL, and makes the digest fit
forged() {
  local result=$1/02-accumulator/result.json
  jq --arg evil "$EVIL" "$2" "$result" >forged.json
  jq --arg digest "$(jq -cS .result forged.json | tr -d '\n' | xxhsum -q -H2 - | cut -c1-32)" '.digest = $digest' \
    forged.json >"$result"
}

@test "Whatever words a result, its evidence and a source hold, they stay words." {
  course "$PWD/out"
  forged out/graded/bob/1 '.result |= (.reason = $evil | .checks |= map(.title = $evil | .message = $evil + " accumulator.c:2"
    | .lesson = $evil | .needs = $evil | .name = "a"))'
  printf 'int a;\n</pre>%s\n' "$EVIL" >out/graded/bob/1/02-accumulator/handed-in/accumulator.c
  sed -i "s|^explore.schedule = .*|explore.schedule = m1'; rm -rf ~ '|" out/graded/bob/1/02-accumulator/evidence.conf
  rm out/graded/bob/1/02-accumulator/rubric.conf
  overruled ivy 02-accumulator solved 3 "$EVIL"
  quarantined kim "$EVIL" "$EVIL"
  course_end
  "$RACELAB" gradebook out
  BOOK=$PWD/out/gradebook
  is "$(mark bob '"\(.verdict) \(.schedule) \(.lines[1].told)"')" "race null true"
  valid "$BOOK.json" gradebook
  is "$(grep -o '<script' "$BOOK.html" | wc -l)" 1
  is "$(grep -c '<img' "$BOOK.html")" 0
  needs_browser
  looked_at "$BOOK.html" | jq -s -r 'map(.faults[]) | unique | join("\n")' >faults
  is "$(cat faults)" ""
  dom "$BOOK.html" | grep -q '<title>Gradebook</title>'
}

@test "A browser reads it well at 360, 800 and 1600 pixels, light and dark." {
  needs_browser
  looked_at "$BOOK.html" >light
  looked_at "$BOOK.html" --blink-settings=preferredColorScheme=0 >dark
  cat light dark | jq -c 'del(.done)'
  is "$(jq -s 'map(.width) | sort | join(" ")' -r light)" "360 800 1600"
  is "$(jq -s 'map(.dark) | unique | join(" ")' -r light dark)" "false true"
  is "$(jq -s 'map(select(.lowest < 4.5)) | length' light dark)" 0
  is "$(jq -s -r 'map(.faults[]) | unique | join("\n")' light dark)" ""
  [ "$(jq -s 'map(.texts) | min' light dark)" -gt 100 ]
}

@test "The class can be sorted, filtered and walked through by keys." {
  needs_browser
  looked_at "$BOOK.html" | jq -s '.[2].done' >acted
  is "$(jq -r '.sorted[0]' acted)" '(U+202E)gnad'
  is "$(jq -r '.by_total[0:2] | sort | join(" ")' acted)" '(U+202E)gnad Ada'
  is "$(jq -r '.sort' acted)" descending
  is "$(jq -r '.words | join(" ")' acted)" ' not-graded not-handed-in quarantined race serial solved unreadable'
  is "$(jq -r '.racy | length' acted)" 1
  is "$(jq -r '.shown' acted)" '1 of 10 students'
  is "$(jq -r '.focus' acted)" '6 race'
}

@test "Under its own policy its script runs, and no other one does." {
  needs_browser
  sed 's|</body>|<script>document.title = "hacked"</script><b style="color:red" onclick="1">x</b></body>|' "$BOOK.html" >more.html
  dom "$PWD/more.html" >seen
  grep -q '<title>Gradebook</title>' seen
  grep -q '<output id="shown">10 of 10 students</output>' seen
  grep -q '<form id="filters">' seen
}

@test "Without its script it is complete." {
  run ! grep -q '<main[^>]* hidden' "$BOOK.html"
  is "$(sed '/<script>/,$d' "$BOOK.html" | grep -c '<section class=student')" 10
}

@test "A folder that is no graded course is told in one line, with exit 2." {
  mkdir empty broken links bad
  echo '{' >broken/list.json
  ln -s "$BATS_FILE_TMPDIR/course/list.json" links/list.json
  run -2 "$RACELAB" gradebook nowhere; says "there is no such folder"
  run -2 "$RACELAB" gradebook empty; says "empty/list.json: it is missing"
  run -2 "$RACELAB" gradebook broken; says "is no JSON"
  run -2 "$RACELAB" gradebook links; says "symbolic link"
  for list in '{"schema": 2}' '{"schema": 1}' '{"schema": 1, "labs": [1], "entries": []}' \
    '{"schema": 1, "labs": ["../x"], "entries": []}' '{"schema": 1, "labs": [], "entries": [{"id": "../../etc"}]}' \
    '{"schema": 1, "labs": [], "entries": [{"id": "a"}, {"id": "a"}]}' '{"schema": 1, "labs": [], "entries": [3]}'; do
    echo "$list" >bad/list.json
    run -2 "$RACELAB" gradebook bad
    says "bad/list.json: "
    is "${#lines[@]}" 1
  done
  is "$(find empty broken links bad -name 'gradebook*')" ""
}

@test "A course of nobody, and one without labs, have a gradebook." {
  mkdir nobody
  echo '{"schema": 1, "labs": ["02-accumulator"], "entries": []}' >nobody/list.json
  run -0 "$RACELAB" gradebook nobody
  mkdir nothing
  echo '{"schema": 1, "labs": [], "entries": [{"id": "ada", "who": ""}]}' >nothing/list.json
  run -0 "$RACELAB" gradebook nothing
  valid nobody/gradebook.json gradebook
  valid nothing/gradebook.json gradebook
}

@test "A list that names no lab means those that somebody handed in." {
  course "$PWD/out"
  jq '.labs = []' out/list.json >list.json
  mv list.json out/list.json
  "$RACELAB" gradebook out
  is "$(jq -c '[.labs[].name]' out/gradebook.json)" '["02-accumulator"]'
}

@test "Whatever stands in OUT, it is told and the others have their marks." {
  course "$PWD/out"
  cd out
  rm -rf graded/ada/1/02-accumulator graded/bob/1/02-accumulator/result.json graded/cyd
  ln -s /etc graded/ada/1/02-accumulator
  mkfifo graded/bob/1/02-accumulator/result.json
  ln -s "$GRADED" graded/cyd
  mkdir quarantine/hal.json
  head -c 3000000 /dev/zero >graded/jon/1/02-accumulator/handed-in/accumulator.c
  echo '{"verdict": "solved"}' >overruled/eve/02-accumulator.json
  run -0 timeout 60 "$RACELAB" gradebook .
  BOOK=$PWD/gradebook
  is "$(mark ada '"\(.verdict) \(.reason)"')" "unreadable it is a symbolic link, which is not followed"
  is "$(mark bob .verdict)" unreadable
  is "$(mark cyd .verdict)" unreadable
  is "$(mark hal .verdict)" quarantined
  is "$(mark dan .verdict)" solved
  is "$(mark eve .verdict)" serial
  [[ $(json '.faults[0]') == *"overruled/eve/02-accumulator.json"* ]]
  grep -q 'class="fault">overruled/eve' gradebook.html
}

@test "An OUT that cannot be written is told in one line, with exit 2." {
  course "$PWD/out"
  mkdir out/gradebook.csv.part
  run -2 "$RACELAB" gradebook out
  says "cannot write out/gradebook.csv"
  is "${#lines[@]}" 1
}

@test "A full OUT is told with exit 3, and the old gradebook stays as it was." {
  unshare -m true 2>/dev/null || skip "mount namespaces are missing"
  mkdir small
  # shellcheck disable=SC2016 # the inner shell expands it
  run -3 unshare -m bash -c 'mount -t tmpfs -o size=400k tmpfs small && cp -r "$1"/{list.json,quarantine} small &&
    echo "the old one" >small/gradebook.html || exit 99
    head -c 1m /dev/zero >small/filler 2>/dev/null
    "$2" gradebook small
    code=$?
    cat small/gradebook.html
    ls small
    exit $code' - "$BATS_FILE_TMPDIR/course" "$RACELAB"
  says "No space left"
  says "the old one"
  lacks ".part"
}

# whole FOLDER : is each of the three files there, and complete?
whole() {
  jq empty "$1/gradebook.json"
  [ "$(tail -n 1 "$1/gradebook.html")" = '</html>' ]
  is "$(wc -l <"$1/gradebook.csv")" "$(wc -l <"$BOOK.csv")"
}

@test "Killed at any moment, it leaves whole files, and the next one takes away what was not." {
  local seed=${SEED:-$RANDOM}
  echo "seed $seed"
  RANDOM=$seed
  course "$PWD/out"
  "$RACELAB" gradebook out
  for _ in {1..20}; do
    timeout -s KILL "0.0$((RANDOM % 90 + 10))" "$RACELAB" gradebook out || true
    whole out
  done
  "$RACELAB" gradebook out
  is "$(find out -name '*.part')" ""
}

@test "Several at a time wait for each other." {
  course "$PWD/out"
  for number in {1..5}; do "$RACELAB" gradebook out >"said.$number" 2>&1 & done
  for _ in {1..5}; do wait -n; done
  whole out
  is "$(grep -l 'Gradebook: ' said.* | wc -l)" 5
}
