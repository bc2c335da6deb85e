#!/usr/bin/env bats
# replay: what explore found is found again from the line that it printed.

load helpers

setup_file() { make_house; }
setup() {
  cd "$BATS_TEST_TMPDIR"
  cp "$PROGRAMS"/*.c .
}

# The first "Again:" line that explore printed, as words.
again() { sed -n "s/^  Again: [^ ]*racelab replay \([^ ]*\) '\(.*\)'.*/\1|\2/p" <<<"$output" | head -1; }

@test "Find, print, replay: the same race at the same line." {
  run -1 "$RACELAB" explore c11-racy.c
  local line=${output#*"write in "} place
  place=$(grep -o 'c11-racy.c:[0-9]*' <<<"$line" | head -1)
  IFS='|' read -r program schedule < <(again)
  run -0 "$RACELAB" replay "$program" "$schedule"
  says "${place#*:} writes hits"
  says "The schedule ends here; the program could go on."
}

@test "Find, print, replay: the same deadlock." {
  run -1 "$RACELAB" explore deadlock.c
  local story
  story=$(sed -n '/^  deadlock$/,/^$/p' <<<"$output" | sed 1d | tr -s ' \n' ' ')
  IFS='|' read -r program schedule < <(again)
  run -0 "$RACELAB" replay "$program" "$schedule"
  says "It ends:${story% }"
}

@test "Find, print, replay: the same crash." {
  run -1 "$RACELAB" explore crash.c
  IFS='|' read -r program schedule < <(again)
  run -0 "$RACELAB" replay "$program" "$schedule"
  says "It ends:"
  says "crashes: Segmentation fault"
}

# The first "Again:" line as a command.
again_line() { sed -n 's/^  Again: //p' <<<"$output" | head -1; }

@test "The line works from any folder, and with blanks in every path." {
  local folder
  make_house "$BATS_TEST_TMPDIR/my own house"
  mkdir 'my files'
  cp c11-racy.c "my files/it's racy.c"
  for folder in / "$ROOM"; do
    run -1 env -C "$folder" "$RACELAB" explore 02
    run -0 env -C "$folder" bash -c "$(again_line)"
    says "The schedule ends here"
  done
  run -1 "$RACELAB" explore "my files/it's racy.c" -- one 'two three'
  says " replay 'my files/it'\\''s racy.c' 'm"
  run -0 bash -c "$(again_line)"
  says "The schedule ends here"
  mkdir 'their files'
  cp "$ROOM/accumulator.c" 'their files'
  run -1 "$RACELAB" explore 02 --rounds 2 --files 'their files'
  says " replay 02 --rounds 2 --files 'their files' 'm"
  run -0 bash -c "$(again_line)"
}

@test "A schedule does the same every time." {
  for time in 1 2 3; do
    run -0 "$RACELAB" replay 02 'm7 b9 a9 b2 m6' --json
    jq 'del(.seconds)' <<<"$output" >"$time.json"
  done
  cmp 1.json 2.json
  cmp 2.json 3.json
}

@test "A schedule that does not fit the program is told with its step." {
  run -2 "$RACELAB" replay 02 'm7 b900'
  says 'step 19, `b900`: after step 18 thread 2 (b) has ended; thread 1 (a) could go on (the schedule is of another program, or of another version of it)'
  for words in m.32 m.256; do
    run -2 "$RACELAB" replay 02 "$words"
    says "main cannot go on in that way in"
    says "main could go on"
  done
  run -2 "$RACELAB" replay 02 'm7 q'
  says "\`q\` is no step of this program"
}

@test "A thread that waits says in which call, and who could go on instead." {
  run -2 "$RACELAB" replay 02 'm900'
  says "step 8, \`m900\`: after step 7 main waits in pthread_join; thread 1 (a) and thread 2 (b) could go on"
  run -1 "$RACELAB" explore deadlock.c --json
  local schedule
  schedule=$(jq -r '[.endings[] | select(.end == "deadlock")][0].schedule' <<<"$output")
  run -2 "$RACELAB" replay deadlock.c "$schedule m"
  says "the program has ended"
}

@test "--all shows the steps that are folded away from a long schedule." {
  cat >long.c <<'C'
#include <pthread.h>
static int n;
static void *count(void *unused) { for (int i = 0; i < 40; i++) n++; return unused; }
int main(void)
{
  pthread_t t;
  pthread_create(&t, 0, count, 0);
  for (int i = 0; i < 40; i++) n--;
  return pthread_join(t, 0);
}
C
  local folded before
  run -0 "$RACELAB" replay long.c 'm60 a30'
  folded=$(sed -n 's/^ *\.\.\. \([0-9]*\) steps, which replay --all shows \.\.\.$/\1/p' <<<"$output" | paste -sd+)
  [ "$((folded))" -gt 0 ] || { echo "$output"; return 1; }
  before=$(grep -c ' n: ' <<<"$output")
  run -0 "$RACELAB" replay long.c 'm60 a30' --all
  lacks "..."
  is "$(grep -c ' n: ' <<<"$output")" "$((before + folded))"
}

@test "Without a schedule it says how it is used." {
  run -2 "$RACELAB" replay 02
  says "replay needs LAB | FILE.c SCHEDULE"
}

@test "--gdb prints a command that stops in the debugger before the last step." {
  command -v gdb || skip "gdb is not installed"
  run -0 "$RACELAB" replay 02 'm7 b9 a9 b2 m6' --gdb
  local command=${output/gdb -q/gdb -q -batch -ex 'set debuginfod enabled off'}
  run bash -c "$command </dev/null 2>&1"
  says "Breakpoint 1, explorer_at_step (step=32)"
}

@test "The gdb command is quoted where a path or an argument has blanks." {
  run -0 "$RACELAB" explore args.c --json -- 'one two'
  local schedule
  schedule=$(jq -r '.endings[0].schedule' <<<"$output")
  run -0 "$RACELAB" replay args.c "$schedule" --gdb -- 'one two'
  says " -- 'one two'"
}

@test "The arguments of the program go with the schedule." {
  run -0 "$RACELAB" explore args.c --json -- one two
  local schedule
  schedule=$(jq -r '.endings[0].schedule' <<<"$output")
  run -0 "$RACELAB" replay args.c "$schedule" -- one two
  says 'It ends: prints "one|two"'
}
