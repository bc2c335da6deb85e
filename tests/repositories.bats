#!/usr/bin/env bats
# A hand-in may be a git repository: it is taken at a tag or a time, and nothing in it is believed.

load helpers
load course

setup_file() { make_house; }
setup() {
  course_room
  export GIT_AUTHOR_NAME=ada GIT_AUTHOR_EMAIL=ada@example.edu GIT_COMMITTER_NAME=ada
  export GIT_COMMITTER_EMAIL=ada@example.edu GIT_CONFIG_GLOBAL=/dev/null
  repository ada
}

# repository NAME : a commit of 1 November with a stub, tagged `final`, and a later one without it
repository() {
  stub "$IN/$1/lab02/accumulator.c"
  git -C "$IN/$1" init -q
  commit "$1" 2026-11-01T12:00:00
  git -C "$IN/$1" tag -a -m 'done' final
  git -C "$IN/$1" rm -q -r lab02
  echo sorry >"$IN/$1/note"
  commit "$1" 2026-11-03T12:00:00
}

commit() {
  git -C "$IN/$1" add -A
  GIT_COMMITTER_DATE=$2 GIT_AUTHOR_DATE=$2 git -C "$IN/$1" commit -q -m x
}

lab() { jq -r '.labs|keys[]' "$OUT/graded/$1/1/attempt.json"; }

@test "A tag, a time and a day choose the commit, and the list names it." {
  OUT=$OUT.1 course --at final
  is "$(OUT=$OUT.1 lab ada)" 02-accumulator
  is "$(jq -r '.entries[0].commit' "$OUT.1/list.json")" "$(git -C "$IN/ada" rev-parse 'final^{commit}')"
  OUT=$OUT.2 course --at '2026-11-02 00:00:00'
  is "$(OUT=$OUT.2 lab ada)" 02-accumulator
  OUT=$OUT.3 course --at 2026-11-03
  is "$(OUT=$OUT.3 lab ada)" hand-in
  is "$(jq -r '.entries[0].kind' "$OUT.3/list.json")" git
}

@test "Without --at the files are taken as they lie there, and of a bare repository the newest." {
  git clone -q --bare "$IN/ada" "$IN/bob.git"
  course
  is "$(jq -r '.entries|map(.kind)|join(" ")' "$OUT/list.json")" "folder git"
  is "$(lab ada)" hand-in
  whole
}

@test "No tag, no commit before that time, no commit at all: the quarantine says so." {
  mkdir "$IN/eve"
  git -C "$IN/eve" init -q
  course --at nowhere
  is "$status" 3
  says "ada: it has no tag \`nowhere\`"
  says "eve: it has no tag"
  OUT=$OUT.2 course --at 2020-01-01
  says "ada: it has no commit from before 2020-01-01"
}

@test "Hooks, filters, monitors and helpers of the repository are never run." {
  local trap="touch $BATS_TEST_TMPDIR/ran; cat"
  repository bob
  git -C "$IN/bob" checkout -q final
  printf '* filter=evil export-subst\n' >"$IN/bob/.gitattributes"
  commit bob 2026-11-04T12:00:00
  git -C "$IN/bob" tag late
  git -C "$IN/bob" config filter.evil.smudge "$trap"
  git -C "$IN/bob" config filter.evil.process "$trap"
  git -C "$IN/bob" config core.fsmonitor "$trap"
  git -C "$IN/bob" config tar.tar.command "$trap"
  git -C "$IN/bob" config core.sshCommand "$trap"
  git -C "$IN/bob" config extensions.partialClone origin
  git -C "$IN/bob" config remote.origin.promisor true
  git -C "$IN/bob" config remote.origin.url "ext::sh -c '$trap'"
  git -C "$IN/bob" config protocol.ext.allow always
  mkdir -p "$IN/bob/.git/hooks"
  printf '#!/bin/sh\n%s\n' "$trap" >"$IN/bob/.git/hooks/post-checkout"
  chmod +x "$IN/bob/.git/hooks/post-checkout"
  # The trap works where nothing defends.
  git -C "$IN/bob" archive late >/dev/null 2>&1 || true
  [ -e "$BATS_TEST_TMPDIR/ran" ]
  rm "$BATS_TEST_TMPDIR/ran"
  course --at late
  is "$(lab bob)" 02-accumulator
  [ ! -e "$BATS_TEST_TMPDIR/ran" ]
}

@test "Objects that lie elsewhere, or are links or pipes, are not read." {
  git clone -q --shared "$IN/ada" "$IN/bob"
  repository eve
  rm -r "$IN/eve/.git/objects/info"
  ln -s /etc "$IN/eve/.git/objects/info"
  repository fay
  mkfifo "$IN/fay/.git/objects/pack/pack-1.idx"
  course --at final
  is "$(ls "$OUT/quarantine" | paste -sd ' ')" "bob.json eve.json fay.json"
  says "bob: its objects lie in another repository"
  says "eve: info in this repository is no file or folder"
  is "$(lab ada)" 02-accumulator
}
