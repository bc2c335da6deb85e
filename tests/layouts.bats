#!/usr/bin/env bats
# What people hand in: folders and files by many names, archives, and what only looks like a file.
# Each is understood, or told by name with what was expected.

load helpers

setup_file() {
  make_house
  cp -a "$ROOT/labs/03-bounded-buffer" "$ROOT/labs/01-reasons" "$HOUSE/labs"
  listing >"$BATS_FILE_TMPDIR/before"
}
setup() {
  cd "$HOUSE"
  MINE=$BATS_TEST_TMPDIR/ada
  OUT=$BATS_TEST_TMPDIR/out
  mkdir "$MINE"
}
teardown() { diff "$BATS_FILE_TMPDIR/before" <(listing); }

# stub PATH... : files that were surely found when their NUL bytes are complained about
stub() {
  local path
  for path; do
    mkdir -p "$(dirname "$path")"
    printf 'int a\0b;\n' >"$path"
  done
}

# graded PATH [LAB] : grades it; the lab alone was found in it
graded() {
  rm -rf "$OUT"
  run "$RACELAB" grade "$1" --out "$OUT"
  is "$(ls "$OUT")" "${2:-02-accumulator}"
  RESULT=$OUT/${2:-02-accumulator}/result.json
  is "$(result .result.verdict)" build
  is "$status" 1
}

# found PATH [LAB] : the stub was found
found() {
  graded "$@"
  says "contains NUL bytes"
}

# nothing PATH : has a result that says what was expected
nothing() {
  graded "$1" hand-in
  says "Expected: something like 02-accumulator/accumulator.c"
  lacks "compile"
  valid "$RESULT"
}

# ------------------------------------------------------------------ names of folders

@test "A folder may be called after the lab in many ways." {
  for name in 02-accumulator lab02 lab2 2 02 Lab_02-final 'lab 02 (final)' exercise-2 Accumulator \
    my-accumulator ex02 LAB02 02_accumulator_v2; do
    rm -rf "$MINE"
    stub "$MINE/$name/accumulator.c"
    found "$MINE"
    is "$(result .result.place)" "$name/"
  done
}

@test "Folders may be nested." {
  stub "$MINE/submission/ada/02-accumulator/accumulator.c"
  found "$MINE"
  is "$(result .result.place)" "submission/ada/02-accumulator/"
}

@test "A folder that is called like something else does not hide its file." {
  for name in group7 2026-03 7 homework; do
    rm -rf "$MINE"
    stub "$MINE/$name/accumulator.c"
    found "$MINE"
  done
}

@test "An empty folder that is called after a lab is that lab, with nothing in it." {
  for name in lab02 2 02-accumulator; do
    rm -rf "$MINE"
    mkdir -p "$MINE/$name"
    graded "$MINE"
    says "accumulator.c: the file is missing; expected 02-accumulator/accumulator.c"
  done
}

@test "A number is no lab where it is a year, a group or larger than that." {
  for name in group2 2026-02 team-3 202; do
    rm -rf "$MINE"
    mkdir -p "$MINE/$name"
    nothing "$MINE"
  done
}

@test "The answers are taken from beside the files, and from the folder of the right lab." {
  stub "$MINE/02/accumulator.c" "$MINE/03/buffer.c" "$MINE/03/station.c"
  echo 'kind = two' >"$MINE/02/answers.conf"
  echo 'kind = three' >"$MINE/03/answers.conf"
  run -1 "$RACELAB" grade "$MINE" --out "$OUT"
  is "$(cat "$OUT"/02-accumulator/handed-in/answers.conf)" "kind = two"
  is "$(cat "$OUT"/03-bounded-buffer/handed-in/answers.conf)" "kind = three"
}

@test "A file that is missing beside another one is told." {
  stub "$MINE/03/buffer.c"
  printf 'int a;\n' >"$MINE/03/buffer.c"
  graded "$MINE" 03-bounded-buffer
  says "station.c: the file is missing; expected 03-bounded-buffer/station.c"
}

@test "A file of another name in the lab's folder is told beside the missing one." {
  stub "$MINE/02/my_solution.c"
  graded "$MINE"
  says "accumulator.c: the file is missing; expected 02-accumulator/accumulator.c, and found \`02/my_solution.c\`"
  stub "$MINE/03/buffer.c" "$MINE/03/stations.c"
  rm -r "$MINE/02"
  printf 'int a;\n' >"$MINE/03/buffer.c"
  graded "$MINE" 03-bounded-buffer
  says "station.c: the file is missing; expected 03-bounded-buffer/station.c, and found \`03/stations.c\`"
}

@test "With --lab a lab that was not handed in has a result as well." {
  run -1 "$RACELAB" grade "$MINE" --out "$OUT" --lab 2
  is "$(ls "$OUT")" 02-accumulator
  says "accumulator.c: the file is missing; expected 02-accumulator/accumulator.c"
}

# ------------------------------------------------------------------ names of files

@test "A bare file is understood, as the argument and alone in a folder." {
  stub "$MINE/accumulator.c"
  found "$MINE/accumulator.c"
  found "$MINE"
}

@test "A file may be called in another case." {
  for name in Accumulator.C ACCUMULATOR.c accumulator.C; do
    rm -rf "$MINE"
    stub "$MINE/$name"
    found "$MINE"
    says "(it is \`$name\`)"
  done
}

@test "A file in another case is judged under its right name." {
  printf 'int accumulate(int rounds) { return rounds }\n' >"$MINE/ACCUMULATOR.C"
  graded "$MINE"
  says "It does not compile: accumulator.c:1:"
  is "$(ls "$OUT/02-accumulator/handed-in")" accumulator.c
}

@test "What browsers and platforms add to a name is understood, and the result tells the name." {
  for name in 'accumulator (2).c' accumulator-1.c 12345_Accumulator.c 'Accumulator - Copy.c'; do
    rm -rf "$MINE"
    stub "$MINE/02/$name"
    found "$MINE"
    says "$name is taken for accumulator.c"
    is "$(result '.result.called["accumulator.c"]')" "$name"
    is "$(ls "$OUT/02-accumulator/handed-in")" accumulator.c
    valid "$RESULT"
    found "$MINE/02/$name"
  done
  rm -rf "$MINE"
  stub "$MINE/02/accumulator.c"
  found "$MINE"
  is "$(result .result.called)" null
}

@test "An export tells places in the file as it was handed in." {
  mkdir "$MINE/02"
  cp "$ROOM/.shipped/accumulator.c" "$MINE/02/accumulator (1).c"
  run -1 "$RACELAB" grade "$MINE" --out "$OUT"
  run "$RACELAB" export "$OUT" --format github
  says "::error file=02/accumulator (1).c,line="
}

@test "A file and a download of it that differ are two versions." {
  stub "$MINE/accumulator.c" "$MINE/accumulator (1).c"
  found "$MINE"
  echo newer >"$MINE/accumulator (1).c"
  run -3 "$RACELAB" grade "$MINE" --out "$OUT"
  says 'there are two versions, `accumulator (1).c` and `accumulator.c`'
}

@test "With --lab a single C file of any name is that lab's, if the lab has one file." {
  stub "$MINE/mine.c"
  rm -rf "$OUT"
  run -1 "$RACELAB" grade "$MINE/mine.c" --out "$OUT" --lab 02
  RESULT=$OUT/02-accumulator/result.json
  says "mine.c is taken for accumulator.c"
  says "contains NUL bytes"
  is "$(result '.result.called["accumulator.c"]')" mine.c
  nothing "$MINE/mine.c"
  run -1 "$RACELAB" grade "$MINE" --out "$OUT" --lab 02
  says "accumulator.c: the file is missing"
  run -1 "$RACELAB" grade "$MINE/mine.c" --out "$OUT" --lab 03
  says "buffer.c: the file is missing"
  # What is another lab's file by its name, or no C file, is not taken for this one's.
  stub "$MINE/buffer.c" "$MINE/mine.txt"
  for name in buffer.c mine.txt; do
    run -1 "$RACELAB" grade "$MINE/$name" --out "$OUT" --lab 02
    says "accumulator.c: the file is missing"
  done
}

@test "What macOS leaves beside files is not seen." {
  stub "$MINE/02/accumulator.c" "$MINE/02/._accumulator.c" "$MINE/__MACOSX/02/accumulator.c" \
    "$MINE/.DS_Store"
  echo other >"$MINE/__MACOSX/02/accumulator.c"
  found "$MINE"
}

@test "Two versions of a file are for a human to choose from, and neither is taken." {
  for other in b/accumulator.c Accumulator.C 02-accumulator/accumulator.c; do
    rm -rf "$MINE" "$OUT"
    stub "$MINE/accumulator.c" "$MINE/$other"
    echo another >"$MINE/$other"
    [ "$other" != b/accumulator.c ] || { mkdir "$MINE/a" && mv "$MINE/accumulator.c" "$MINE/a"; }
    run -3 "$RACELAB" grade "$MINE" --out "$OUT"
    RESULT=$OUT/02-accumulator/result.json
    is "$(result '"\(.result.verdict) \(.result.points)"')" "cannot-judge 0"
    says "accumulator.c: there are two versions, "
    says "$other"
    [ "$other" != b/accumulator.c ] || says 'a/accumulator.c'
    is "$(ls "$OUT/02-accumulator/handed-in")" ""
    valid "$RESULT"
    # Nobody's grade on any platform.
    run -3 "$RACELAB" export "$OUT" --format gradescope
    run -0 "$RACELAB" export "$OUT" --format csv
    says cannot-judge
    says "$other"
  done
}

@test "Two versions come first, whatever else is wrong with the lab." {
  stub "$MINE/03/buffer.c" "$MINE/03/station.c" "$MINE/03/Station.c"
  echo another >"$MINE/03/Station.c"
  run -3 "$RACELAB" grade "$MINE" --out "$OUT"
  says "station.c: there are two versions"
}

@test "Two versions of the answers are two versions." {
  stub "$MINE/02/accumulator.c"
  echo 'kind = two' >"$MINE/02/answers.conf"
  echo 'kind = three' >"$MINE/02/Answers.conf"
  run -3 "$RACELAB" grade "$MINE" --out "$OUT"
  says "answers.conf: there are two versions"
}

@test "The same file twice is no question." {
  stub "$MINE/a/accumulator.c" "$MINE/b/accumulator.c"
  found "$MINE"
}

@test "Folders below the one with the lab's files are the student's own." {
  stub "$MINE/02/accumulator.c" "$MINE/02/old/accumulator.c"
  echo older >"$MINE/02/old/accumulator.c"
  found "$MINE"
}

@test "What racelab itself has made of a file does not count." {
  stub "$MINE/labs/02-accumulator/accumulator.c" "$MINE/labs/02-accumulator/.shipped/accumulator.c" \
    "$MINE/build/you/02-accumulator/src/accumulator.c"
  echo built >"$MINE/build/you/02-accumulator/src/accumulator.c"
  echo shipped >"$MINE/labs/02-accumulator/.shipped/accumulator.c"
  found "$MINE"
}

# ------------------------------------------------------------------ what is no file

@test "A hand-in whose results were written into it is graded again as before." {
  stub "$MINE/02/accumulator.c"
  run -1 "$RACELAB" grade "$MINE" --out "$MINE"
  echo changed >>"$MINE/02/accumulator.c"
  found "$MINE"
}

@test "What is no file, or no text, is told in one line with its place and kind." {
  for make in mkdir mkfifo 'ln -s /etc/hostname' 'ln -s /nowhere' 'python3 -c "import socket,sys
socket.socket(socket.AF_UNIX).bind(sys.argv[1])"'; do
    rm -rf "$MINE"
    mkdir -p "$MINE/02"
    (cd "$MINE/02" && eval "$make accumulator.c")
    graded "$MINE"
    says "accumulator.c: not a regular file"
    lacks "compile"
  done
  [ "$(id -u)" != 0 ] || {
    rm -rf "$MINE/02/accumulator.c"
    mknod "$MINE/02/accumulator.c" c 1 5 2>/dev/null || skip "no devices can be made here"
    graded "$MINE"
    says "accumulator.c: not a regular file"
  }
}

@test "UTF-16 is told as such." {
  printf '\xff\xfei\0n\0t\0' >"$MINE/accumulator.c"
  graded "$MINE"
  says "accumulator.c: UTF-16 text; save it as UTF-8"
}

@test "A file that is too large is told, wherever it stands." {
  mkdir "$MINE/02"
  head -c 1048577 /dev/zero | tr '\0' '\n' >"$MINE/02/accumulator.c"
  graded "$MINE"
  says "accumulator.c: larger than 1048576 bytes"
}

@test "An empty file is told as empty." {
  : >"$MINE/accumulator.c"
  graded "$MINE"
  says "accumulator.c is empty"
  # Whatever grading made the driver's object that is in the cache.
  ! grep -F -e /src/ -e "$HOUSE" "$RESULT" || return 1
}

@test "No component of a path is a link." {
  mkdir "$MINE/x"
  stub "$BATS_TEST_TMPDIR/real/02/accumulator.c"
  ln -s "$BATS_TEST_TMPDIR/real" "$MINE/x/y"
  nothing "$MINE"
  says "\`x/y\` (a link, which is not followed)"
}

@test "A hand-in that is a link itself is not followed, with a slash behind it or without." {
  ln -s "$ACCUMULATOR" "$BATS_TEST_TMPDIR/eve"
  for path in "$BATS_TEST_TMPDIR/eve" "$BATS_TEST_TMPDIR/eve/"; do
    nothing "$path"
    says "it is a link, which is not followed"
  done
}

@test "A FIFO or a device as the hand-in is not waited for." {
  mkfifo "$BATS_TEST_TMPDIR/pipe"
  nothing "$BATS_TEST_TMPDIR/pipe"
  nothing /dev/zero
}

# ------------------------------------------------------------------ nothing

@test "An empty hand-in, and one in which nothing fits, has a result that says so." {
  nothing "$MINE"
  says "It holds no file."
  touch "$MINE/notes.txt" "$MINE/acc.c"
  nothing "$MINE"
  says "but \`acc.c\`, \`notes.txt\`"
}

@test "What does not exist is a mistake of whoever typed it." {
  run -2 "$RACELAB" grade "$MINE/gone" --out "$OUT"
  says "no such folder, file or archive"
  [ ! -e "$OUT" ]
}

@test "More files than anybody needs are refused." {
  mkdir "$MINE/many"
  (cd "$MINE/many" && seq 20001 | xargs touch)
  nothing "$MINE"
  says "more than 20000 files"
}

@test "Folders deeper than anybody needs are refused." {
  mkdir -p "$MINE/$(printf 'd/%.0s' {1..40})"
  nothing "$MINE"
  says "deep"
}

# ------------------------------------------------------------------ names that want to do harm

@test "Names with newlines, quotes, dashes, 255 bytes and UTF-8 are shown harmlessly." {
  for name in $'a\nb' $'\e[2J' "q'\"q" -rf "$(printf 'x%.0s' {1..255})" 'größe' $'\xff\xfe' '*'; do
    rm -rf "$MINE"
    mkdir "$MINE"
    touch -- "$MINE/$name"
    nothing "$MINE"
    lacks $'\e'
    ! LC_ALL=C grep -q $'[\x01-\x09\x0b-\x1f\x7f]' <<<"$output" || return 1
  done
  says '*'
}

# ------------------------------------------------------------------ archives

pack() { (cd "$MINE" && "$@" >/dev/null); }

@test "A zip, a tar and a tar.gz are understood." {
  stub "$MINE/02-accumulator/accumulator.c"
  pack zip -r ../ada.zip .
  pack tar cf ../ada.tar .
  pack tar czf ../ada.tar.gz .
  pack tar czf ../ada.tgz 02-accumulator
  pack tar --format=pax -cf ../pax.tar .
  pack tar --format=v7 -cf ../v7.tar 02-accumulator
  for archive in ada.zip ada.tar ada.tar.gz ada.tgz pax.tar v7.tar; do
    found "$BATS_TEST_TMPDIR/$archive"
    is "$(result .result.who)" "${archive%%.*}"
  done
}

@test "An archive alone in a folder is looked into, and not where there is another file." {
  stub "$MINE/02-accumulator/accumulator.c"
  mkdir -p "$BATS_TEST_TMPDIR/moodle/file"
  pack zip -r ../moodle/file/ada.zip .
  found "$BATS_TEST_TMPDIR/moodle"
  touch "$BATS_TEST_TMPDIR/moodle/notes.txt"
  nothing "$BATS_TEST_TMPDIR/moodle"
  says '`file/ada.zip` (an archive in another one, or beside files, is not unpacked), `notes.txt`'
}

@test "Long names in an archive are read." {
  local deep
  deep=$(printf 'a-long-name-%.0s' {1..15})
  stub "$MINE/$deep/02/accumulator.c"
  pack zip -r ../ada.zip .
  pack tar cf ../gnu.tar .
  pack tar --format=pax -cf ../pax.tar .
  for archive in ada.zip gnu.tar pax.tar; do
    found "$BATS_TEST_TMPDIR/$archive"
    is "$(result .result.place)" "$deep/02/"
  done
}

@test "A path of an archive that climbs or is absolute is refused, and nothing is written." {
  python3 - "$BATS_TEST_TMPDIR" <<'PYTHON'
import io, sys, tarfile, zipfile
here = sys.argv[1]
for name, path in ("climb", "../../02/accumulator.c"), ("root", "/tmp/racelab-slip/accumulator.c"), ("dos", "..\\..\\accumulator.c"):
    with zipfile.ZipFile(f"{here}/{name}.zip", "w") as z:
        z.writestr(path, "int slip;")
    with tarfile.open(f"{here}/{name}.tar", "w") as t:
        info = tarfile.TarInfo(path.replace("\\", "/")); info.size = 9
        t.addfile(info, io.BytesIO(b"int slip;"))
PYTHON
  for name in climb.zip root.zip dos.zip climb.tar root.tar dos.tar; do
    nothing "$BATS_TEST_TMPDIR/$name"
    says "a path that leads out of it"
  done
  [ ! -e /tmp/racelab-slip ]
}

@test "A path of an archive that begins with dots and slashes is one below it." {
  python3 - "$BATS_TEST_TMPDIR" <<'PYTHON'
import io, sys, tarfile, zipfile
here = sys.argv[1]
for name, path in ("dotted", ".//02/accumulator.c"), ("twice", "././//02/accumulator.c"):
    with zipfile.ZipFile(f"{here}/{name}.zip", "w") as z:
        z.writestr(path, "int a\0b;")
    with tarfile.open(f"{here}/{name}.tar", "w") as t:
        info = tarfile.TarInfo(path); info.size = 8
        t.addfile(info, io.BytesIO(b"int a\0b;"))
PYTHON
  for name in dotted.zip twice.zip dotted.tar twice.tar; do
    found "$BATS_TEST_TMPDIR/$name"
    is "$(result .result.place)" "02/"
  done
}

@test "A link or a device in an archive is told and not followed." {
  mkdir "$MINE/02"
  ln -s "$ACCUMULATOR/accumulator.c" "$MINE/02/accumulator.c"
  pack zip -ry ../ada.zip .
  pack tar cf ../ada.tar .
  for archive in ada.zip ada.tar; do
    graded "$BATS_TEST_TMPDIR/$archive"
    says "accumulator.c: not a regular file"
  done
}

@test "A folder that is a link in an archive leads nowhere." {
  ln -s "$ROOT/solutions" "$MINE/labs"
  pack zip -ry ../ada.zip .
  nothing "$BATS_TEST_TMPDIR/ada.zip"
}

@test "Bombs, lies about sizes and damage are told in one line." {
  python3 - "$BATS_TEST_TMPDIR" <<'PYTHON'
import gzip, struct, sys, zipfile
here = sys.argv[1]
with zipfile.ZipFile(f"{here}/bomb.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("02/accumulator.c", b" " * (64 << 20))
with gzip.open(f"{here}/bomb.tar.gz", "wb") as g:
    for _ in range(300):
        g.write(b"\0" * (1 << 20))
with zipfile.ZipFile(f"{here}/lie.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("02/accumulator.c", b" " * (2 << 20))
data = bytearray(open(f"{here}/lie.zip", "rb").read())
at = data.index(b"PK\1\2")
data[at + 24:at + 28] = struct.pack("<I", 5)
open(f"{here}/lie.zip", "wb").write(data)
open(f"{here}/cut.zip", "wb").write(data[:60])
open(f"{here}/text.zip", "w").write("no zip at all")
open(f"{here}/text.tar.gz", "w").write("no tar at all")
open(f"{here}/empty.zip", "w")
data[at + 42:at + 46] = struct.pack("<I", 0xfffffff0)
open(f"{here}/offset.zip", "wb").write(data)
PYTHON
  for name in bomb.zip lie.zip; do
    graded "$BATS_TEST_TMPDIR/$name"
    says "accumulator.c: larger than 1048576 bytes"
  done
  nothing "$BATS_TEST_TMPDIR/bomb.tar.gz"
  says "it unpacks to more than 256 MiB"
  for name in cut.zip text.zip text.tar.gz empty.zip offset.zip; do
    nothing "$BATS_TEST_TMPDIR/$name"
    says "cut off or damaged"
  done
}

@test "Another kind of archive is told by what to hand in instead." {
  for name in ada.7z ada.rar ada.tar.xz; do
    touch "$BATS_TEST_TMPDIR/$name"
    nothing "$BATS_TEST_TMPDIR/$name"
    says "hand in a zip, a tar or a tar.gz"
  done
}
