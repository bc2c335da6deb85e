#!/usr/bin/env bats
# watch: one screen that answers when a file is saved, and keys that run the verbs.
#
# It runs in a terminal of its own, by tmux, which is asked what is on it.

load helpers

# begin [COMMAND] : in a terminal of 80x24, from a shell with the prompt "ready$"
begin() {
  tmux -f /dev/null new-session -d -s seat -x 80 -y 24 "env PS1='ready\$ ' TERM=screen bash --norc --noprofile" 3>&-
  shows "ready"
  types "${1:-build/racelab watch 02}"
}

types() { tmux send-keys -t seat -l "$1" && tmux send-keys -t seat Enter; }
keys() { tmux send-keys -t seat "$@"; }
pane() { tmux capture-pane -pt seat | tr -s ' \n' ' '; }
pane_has() { [[ $(pane) == *"$1"* ]]; }

# shows TEXT.. : waits until all of it is on the terminal, wherever lines break
shows() {
  local text
  for text; do
    wait_until pane_has "$text" || { printf 'the terminal shows:\n%s\n' "$(tmux capture-pane -pt seat)"; return 1; }
  done
}

# save FILE : puts stdin into the lab as many editors do, by another file that is renamed
save() {
  cat >"$ROOM/.$1.swp"
  mv "$ROOM/.$1.swp" "$ROOM/$1"
}

shipped() { cat "$ROOM/.shipped/accumulator.c"; }
mended() { cat "$ACCUMULATOR/accumulator.c"; }
broken() { shipped | sed 's/\bi++;/i++/'; }
# It counts for ever, so it is surely still there when something else happens.
endless() { printf '#include "accumulator.h"\nint accumulate(int rounds)\n{\n\tfor (volatile int i = 0;; i++) if (i == rounds) i = 0;\n}\n'; }

# Does the student's program run, in the folder of `check` (you) or `run`? Stopped is not running.
runs() {
  local program
  program=$(pgrep -of "$HOUSE/build/$1/02-accumulator/bin/plain") && [[ $(ps -o stat= -p "$program") == R* ]]
}

last_line_is() { [ "$(tmux capture-pane -pt seat | tail -1)" = "$1" ]; }

setup_file() {
  make_house
  with_solutions # they know which answers are right
}
setup() {
  cd "$HOUSE"
  rm -rf build/{board,hints,you,glance}
  cp "$ROOM"/.shipped/* "$ROOM"
  export TMUX_TMPDIR=$BATS_TEST_TMPDIR PAGER=cat
  unset TMUX EDITOR VISUAL
}
teardown() {
  tmux kill-server 2>/dev/null || true
  wait_until no_process "$HOUSE/build/"
}

@test "It shows the lab, its story, the board, the next step and the keys." {
  begin
  shows "02 The accumulator Two threads share one number" "0 of 1 labs solved, 0 of 16 points" \
    "NOT BEGUN" "Next: make show LAB=02" "watching labs/02-accumulator" "h hint" "q quit"
}

@test "What is as it was handed out is not checked until it is saved." {
  begin
  shows "NOT BEGUN"
  [ ! -e build/glance ]
}

@test "A fix that is saved is answered at once, and then solved on the board." {
  begin
  shows "watching labs/02-accumulator"
  mended | save accumulator.c
  shows "NO SCHEDULE BREAKS IT" "checking ..."
  shows "SOLVED (12 of 16 points)" "1 of 1 labs solved, 12 of 16 points" "Next: the questions in"
  run -0 "$RACELAB" list
  says "12/16 solved"
}

@test "A schedule that breaks it is told with the line to look at." {
  begin
  shows "watching labs/02-accumulator"
  shipped | sed 's/\bi++;/i += 1;/' | save accumulator.c
  shows "A SCHEDULE BREAKS IT: \`i\`" "Next: look at labs/02-accumulator/accumulator.c:24, mend it, and save"
  shows "NOT SOLVED" "Two threads use \`i\`"
}

@test "A compile error is shown with its caret, and the line to mend." {
  begin
  shows "watching labs/02-accumulator"
  broken | save accumulator.c
  shows "accumulator.c:24:6: error: expected ';' after expression i++ ^ ;" \
    "Next: mend labs/02-accumulator/accumulator.c:24"
  tmux capture-pane -pt seat | grep -A1 ' i++$' | awk '{ print index($0, NR == 1 ? "++" : "^") }' >columns
  is "$(sed -n 2p columns)" "$(($(sed -n 1p columns) + 2))"
}

@test "What a lab does not allow is told at once." {
  begin
  shows "watching labs/02-accumulator"
  { shipped && printf '#include <unistd.h>\nint nap(void) { return getpid(); }\n'; } | save accumulator.c
  shows "getpid" "Next: mend labs/02-accumulator/accumulator.c"
}

@test "A newer save stops what is under way, and its answer comes alone." {
  begin
  shows "watching labs/02-accumulator"
  endless | save accumulator.c
  wait_until runs you
  first=$(pgrep -of "$HOUSE/build/you/02-accumulator/bin/plain")
  mended | save accumulator.c
  shows "NO SCHEDULE BREAKS IT"
  [ ! -e "/proc/$first" ]
  shows "SOLVED (12 of 16 points)"
  is "$(jq -r .result.verdict build/board/02-accumulator.json)" solved
}

@test "A file that is written in place is noticed, too, and one that is gone." {
  begin
  shows "watching labs/02-accumulator"
  broken >"$ROOM/accumulator.c"
  shows "error: expected"
  rm "$ROOM/accumulator.c"
  shows "accumulator.c: the file is missing"
}

@test "Work that nobody has checked yet is checked at the start." {
  broken | save accumulator.c
  begin
  shows "error: expected"
}

@test "A key shows the command that it stands for, and what that prints." {
  begin
  shows "watching labs/02-accumulator"
  keys h
  shows "\$ make hint LAB=02" "Hint 1 of" "Press a key to go back"
  keys x
  shows "typed: make hint LAB=02"
  keys l
  shows "\$ make list" "Next: make show LAB=02 Press a key"
}

@test "s shows the story in a pager, and coming back the screen is there again." {
  export PAGER="sed 's/^/paged: /'"
  begin
  shows "watching labs/02-accumulator"
  keys s
  shows "paged: " "Press a key to go back"
  keys x
  shows "typed: make show LAB=02"
}

@test "a opens the answers in the student's editor, and saving them is answered." {
  printf '#!/bin/sh\nsed -i "s/^variable =.*/variable = i/" "$1"\n' >"$BATS_TEST_TMPDIR/editor"
  chmod +x "$BATS_TEST_TMPDIR/editor"
  export EDITOR=$BATS_TEST_TMPDIR/editor
  mended | save accumulator.c
  begin
  shows "SOLVED (12 of 16 points)"
  keys a
  shows "SOLVED (13 of 16 points)"
  grep -qx "variable = i" "$ROOM/answers.conf"
}

@test "With all answers right, all points are there and n is next." {
  cp "$ACCUMULATOR"/{accumulator.c,answers.conf} "$ROOM"
  begin
  shows "SOLVED (16 of 16 points)" "Next: press n for the next lab"
}

@test "Without the editor it says what to do." {
  export EDITOR=no-such-editor
  begin
  shows "watching labs/02-accumulator"
  keys a
  shows "\$ no-such-editor labs/02-accumulator/answers.conf" "Set EDITOR to an editor"
}

@test "n goes to the next lab that is not solved, and says how to begin there." {
  cp -a "$ROOM" labs/10-later
  begin
  shows "02 The accumulator" "0 of 2 labs"
  keys n
  shows "typed: make watch LAB=10"
  keys q
  shows "ready"
  types "build/racelab watch"
  shows "02 The accumulator"
  rm -r labs/10-later
}

@test "q leaves: the terminal is as it was, and the code is 0." {
  begin "stty -a >before; build/racelab watch 02; echo left with \$?; stty -a >after"
  shows "watching labs/02-accumulator"
  keys q
  shows "left with 0"
  wait_until [ -s after ]
  cmp before after
}

@test "Ctrl-C ends it, and the check that was under way." {
  begin "stty -a >before"
  types "build/racelab watch 02"
  shows "watching labs/02-accumulator"
  endless | save accumulator.c
  wait_until runs you
  keys C-c
  types "echo left with \$?; stty -a >after"
  shows "left with 130"
  wait_until [ -s after ]
  no_process "$HOUSE/build/"
  cmp before after
}

@test "Ctrl-C while a command has the terminal ends that command alone." {
  endless >"$ROOM/accumulator.c"
  begin
  shows "watching labs/02-accumulator"
  keys r
  shows "\$ make run LAB=02"
  wait_until runs run
  keys C-c
  shows "Press a key to go back"
  keys x
  shows "typed: make run LAB=02"
}

@test "Ctrl-Z gives the terminal back, and fg the screen." {
  begin
  shows "watching labs/02-accumulator"
  keys C-z
  shows "Stopped"
  types "stty -a | grep -o ' icanon'"
  shows " icanon"
  types bg
  types "echo; jobs | tail -1; echo listed"
  shows "Stopped build/racelab watch 02 listed"
  mended | save accumulator.c
  types fg
  shows "SOLVED (12 of 16 points)"
}

@test "Ctrl-Z stops a command that has the terminal with it, and fg goes on with both." {
  endless >"$ROOM/accumulator.c"
  begin
  shows "watching labs/02-accumulator"
  keys r
  wait_until runs run
  keys C-z
  shows "Stopped"
  types fg
  wait_until runs run
  keys C-c
  shows "Press a key to go back"
}

@test "When it dies, by a fault of the machine or its own, the terminal is as it was." {
  broken | save accumulator.c
  begin "stty -a >before"
  types "(ulimit -n 6; build/racelab watch 02); echo left with \$?; stty -a >after"
  shows "racelab: cannot make a temporary file: Too many open files" "left with 3"
  wait_until [ -s after ]
  cmp before after
  types "rm after; build/racelab watch 02; stty -a >after"
  shows "error: expected"
  kill -SEGV "$(pgrep -P "$(tmux display -pt seat '#{pane_pid}')" -x racelab)"
  shows "Segmentation fault"
  wait_until [ -s after ]
  cmp before after
}

@test "Hung up, it leaves no process behind." {
  begin
  shows "watching labs/02-accumulator"
  endless | save accumulator.c
  wait_until runs you
  tmux kill-session -t seat
  wait_until no_process "$HOUSE/build/"
}

@test "It follows the terminal's size: at 60 columns and 16 lines all of it is there." {
  begin
  shows "watching labs/02-accumulator"
  tmux resize-window -t seat -x 60 -y 16
  shows "c check a answers n next lab"
  wait_until last_line_is " a answers  n next lab  l list  q quit"
  tmux resize-window -t seat -x 80 -y 24
  wait_until last_line_is " l list  q quit"
}

@test "Without colour and Unicode it is plain ASCII." {
  cp "$ROOM/README.md" story
  sed -i 's/^Two threads/Zwei Fäden/' "$ROOM/README.md"
  begin "NO_COLOR=1 LC_ALL=C build/racelab watch 02"
  shows "Zwei F?den share one number"
  tmux capture-pane -ept seat >seen
  run ! grep -q $'\e\[[0-9;]*[1-9]m' seen
  cp story "$ROOM/README.md"
}

@test "Without a terminal it says so, and ends with 2." {
  run -2 "$RACELAB" watch 02 </dev/null
  says "\`watch\` needs a terminal"
  run -2 env TERM=dumb script -qec "$RACELAB watch 02" /dev/null </dev/null
  says "\`watch\` needs a terminal"
}

@test "A lab that is not there is a usage error before anything is drawn." {
  run -2 "$RACELAB" watch 99
  says "99"
}
