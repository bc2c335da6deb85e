#!/usr/bin/env bats
# Who decides: ThreadSanitizer always, Helgrind where it understands the program, and nobody
# where fences are. And which verdict stands when several checks fail.

load helpers
load rubric

STORY='`i`: read in f() at a.c:3'

@test "Helgrind's race counts in a program without atomics." {
  judge helgrind.race=1 helgrind.race.story="$STORY"
  asks race "(seen by Helgrind)"
}

@test "Helgrind's race is a lesson where the program uses what Helgrind does not know, and costs nothing." {
  for doubt in 'C11 atomics' 'pthread_once()'; do
    judge helgrind.race=1 helgrind.race.story="$STORY" helgrind.doubt.race="$doubt"
    is "$(said races status)" passed
    [[ $(said races lesson) == *"$STORY: it does not know $doubt,"*"This costs nothing."* ]] || { evidence; return 1; }
  done
}

@test "It is none where neither thread comes to what Helgrind does not know." {
  judge helgrind.race=1 helgrind.race.story=other helgrind.doubt.race="C11 atomics" helgrind.unguarded="$STORY"
  asks race "$STORY"
}

@test "A program that ThreadSanitizer does not see all of cannot be judged by its silence." {
  judge tsan.unhooked="a.c:3: an atomic access that is not instrumented"
  unclear races "ThreadSanitizer does not see all that it does: a.c:3: an atomic access"
}

@test "What the program uses is for the policy to weigh: the rubric keeps no list of its own." {
  judge helgrind.race=1 helgrind.race.story="$STORY" audit.atomics=yes audit.calls="pipe pthread_once"
  asks race "(seen by Helgrind)"
}

@test "ThreadSanitizer's race counts whatever the program uses." {
  judge tsan.race=1 tsan.race.story="$STORY" audit.atomics=yes audit.calls="pipe sem_trywait"
  asks race "$STORY"
}

@test "A race in a program with fences cannot be judged." {
  judge tsan.race=1 tsan.race.story="$STORY" tsan.doubt.race="memory fences"
  unclear races "memory fences"
}

@test "A program with fences and without a report passes." {
  judge audit.fences=yes audit.atomics=yes
  is "$(said races status)" passed
}

@test "A misuse that a detector only sees because it did not see the lock being taken is no misuse." {
  judge helgrind.misuse=1 helgrind.misuse.story="unlocked"
  asks misuse "Helgrind: unlocked"
  judge helgrind.misuse=1 helgrind.misuse.story="unlocked" helgrind.doubt.misuse="pthread_mutex_clocklock()"
  is "$(said misuse status)" passed
}

@test "No report is worth nothing where ThreadSanitizer did not come to its end." {
  judge tsan.complete=17 tsan.broken=1 tsan.broken.says="FATAL: boo"
  unclear races "ThreadSanitizer itself failed in 1 of 18 runs: FATAL: boo"
  judge tsan.complete=17
  unclear races "1 of 18 runs under ThreadSanitizer did not end in time"
  judge tsan.runs=0 tsan.complete=0
  unclear races "ThreadSanitizer was not run"
}

@test "Where Helgrind did not come to its end ThreadSanitizer decides, and that is told." {
  judge helgrind.complete=0
  is "$(said races status)" passed
  [[ $(said races lesson) == *"ThreadSanitizer decided alone"* ]]
}

@test "A Helgrind race outside the student's files does not count." {
  judge helgrind.elsewhere=5
  is "$(verdicts)" ""
}

@test "A race and a wrong result are both told." {
  judge tsan.race=1 tsan.race.story="$STORY" outcome.wrong=3 outcome.right=69
  is "$(verdicts)" "race wrong"
}

@test "A race is told although the runs did not end well." {
  judge tsan.race=1 tsan.race.story="$STORY" ends.crash=5
  is "$(verdicts)" "crash race"
}

@test "What cannot be judged earns nothing and asks for no verdict." {
  judge ends.not_started=1
  is "$(said ends verdict)$(said ends earned)" ""
}

@test "A sentence with quotes, dollars and backslashes is evidence, not a command." {
  judge tsan.race=1 tsan.race.story='`$(touch gone)` "x" \n $HOME'
  asks race '`$(touch gone)` "x" \n $HOME'
  [ ! -e "$BATS_TEST_TMPDIR/gone" ]
}

@test "Each title is one sentence." {
  judge
  while read -r title; do
    [[ $title =~ ^[A-Z].*\.$ ]] || { echo "no sentence: $title"; return 1; }
  done < <(sed -n 's/^check\..*\.title = //p' "$SAID")
}

@test "A check that breaks is told as broken, and asks for no verdict." {
  RUBRIC_FILE=$BATS_TEST_TMPDIR/own.bats
  printf 'load %s\n@test "It breaks." {\n  check own\n  false\n}\n' "$ROOT/harness/grade" >"$RUBRIC_FILE"
  judge
  is "$(said own status)$(said own verdict)" broken
}

@test "Every check has points in the lab's lab.conf, and every points line has a check." {
  judge
  is "$(sed -n 's/^check\.\(.*\)\.status = .*/\1/p' "$SAID" | sort)" \
    "$(sed -n 's/^points\.\([a-z-]*\) = .*/\1/p' "$ROOT/labs/02-accumulator/lab.conf" | sort)"
}

@test "Opposite orders of locks cost nothing where the explorer proves that nobody gets stuck." {
  judge tsan.lock-order=1 tsan.lock-order.story="cycle"
  asks deadlock "so threads can get stuck: cycle"
  judge tsan.lock-order=1 tsan.lock-order.story="cycle" explore.verdict=deterministic
  is "$(verdicts)" ""
  [[ $(said misuse lesson) == *"cycle. Something keeps the threads apart, so no schedule gets stuck."* ]]
}

@test "What a lab says of a wrong outcome, or of being stuck, is told with it." {
  mkdir -p "$BATS_TEST_TMPDIR/lab"
  { cat "$ROOT/labs/02-accumulator/lab.conf"; printf 'outcome.means = It got lost.\ndeadlock.means = Nobody woke it.\n'; } \
    >"$BATS_TEST_TMPDIR/lab/lab.conf"
  LAB_UNDER_TEST=$BATS_TEST_TMPDIR/lab/lab.conf
  judge outcome.wrong=3 ticks.wrong=3 outcome.example="sum = 7"
  asks wrong 'for example `sum = 7`. It got lost.'
  judge ends.deadlock=1 ends.deadlock.story="main waits in sem_wait"
  asks deadlock "main waits in sem_wait. Nobody woke it."
  judge ends.deadlock=1 ends.deadlock.story="main waits, which it holds itself"
  run ! grep -q "Nobody woke it" "$SAID"
}

@test "How it crashes or hangs is told by the explorer, where that found the same." {
  judge ends.crash=3 ends.crash.story="signal 11" explore.kind=crash explore.story="thread 2 crashes: in f() at a.c:3"
  asks crash "72 runs: signal 11. The explorer saw how: thread 2 crashes: in f() at a.c:3."
  judge ends.timeout=2 ends.timeout.story="10 s" explore.kind=livelock explore.story="thread 1 turns in circles at a.c:4"
  asks timeout "72 runs. The explorer saw how: thread 1 turns in circles at a.c:4."
  judge ends.crash=3 ends.crash.story="signal 11" explore.kind=race explore.story="$STORY"
  asks crash "72 runs: signal 11."
}
