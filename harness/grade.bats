#!/usr/bin/env bats
# The default rubric: what every lab asks of a fix. It reads the evidence and decides; nothing
# else does. The word after `refuse` is a verdict of harness/README.md.

load grade

@test "Your program compiles." {
  check builds
  case $(fact build.status) in
    ok) ;;
    failed) refuse build "It does not compile: $(fact build.error)" ;;
    refused) refuse forbidden "$(fact build.error)" ;;
    too-much | unusable) refuse build "$(fact build.error)" ;;
    *) cannot_judge "it cannot be built here: $(fact build.error)" ;;
  esac
}

@test "Your files leave the detectors alone and use only what the lab allows." {
  check fair
  ! has audit.tampered || refuse tampered "$(fact audit.tampered.1)"
  # What was to be hidden is seen all the same: then that is the verdict.
  [ -z "$(fact audit.spaces)" ] || has tsan.race || refuse tampered "$(fact audit.spaces)"
  ! has ends.strange || refuse tampered \
    "It calls an address at $(fact ends.strange.story) that is no function of the program."
  needs builds
  ! has audit.forbidden || refuse forbidden "$(fact audit.forbidden.1)"
}

@test "Every run ends by itself, with main returning." {
  check ends fair
  ! has ends.not_started || cannot_judge "a run did not start ($(fact ends.not_started.story))"
  ! has ends.deadlock || refuse deadlock \
    "It is stuck for ever: $(seen deadlock ends.deadlock.story).$(stuck_meaning)"
  ! has ends.crash || refuse crash \
    "It crashed$(varies " in $(fact ends.crash) of $(fact runs) runs"): $(fact ends.crash.story)$(crash_place)."
  ! has ends.timeout || ! has rest.busy || refuse forbidden \
    "It did not end within the time limit of $(fact ends.timeout.story): $(fact rest.busy.story), though there is nothing for it to do."
  ! has ends.timeout || refuse timeout \
    "It did not end within the time limit of $(fact ends.timeout.story)$(varies " in $(fact ends.timeout) of $(fact runs) runs")$(explorer_saw deadlock livelock)."
  ! has ends.memory || refuse crash "It used more memory than a run may use."
  ! has ends.flood || refuse flood "It printed more than a run may print."
  ! has ends.left || refuse wrong \
    "It left with exit() at $(fact ends.left.story), before main could check the result."
  ! has ends.strays || refuse forbidden "It ended and left processes running."
}

# seen KIND FACT: prints the fact; what lasts is the story of the explorer, if it saw a fault of that
# kind: of all that there are to see it takes the same one each time
seen() {
  local lasts
  lasts=$(fact "$2")
  [ "$(fact explore.kind)" != "$1" ] || lasts=$(fact explore.story)
  varies "$(fact "$2")" "$lasts"
}

# A thread that waits for itself needs no explanation.
stuck_meaning() { [[ $(fact ends.deadlock.story) == *"holds itself"* ]] || meaning deadlock; }

# ThreadSanitizer reports where a crash happened, and so does the explorer.
crash_place() {
  if has tsan.other; then printf ', %s' "$(fact tsan.other.place)"; else explorer_saw crash; fi
}

# explorer_saw KIND...: prints how it goes wrong, if the explorer found a fault of one of these kinds
explorer_saw() {
  [[ " $* " == *" $(fact explore.kind) "* ]] || return 0
  printf '. The explorer saw how: %s' "$(fact explore.story)"
}

@test "ThreadSanitizer finds no data race." {
  check races fair
  if has tsan.race && [ -n "$(fact tsan.doubt.race)" ]; then
    cannot_judge "your program uses $(fact tsan.doubt.race), which ThreadSanitizer does not understand"
  fi
  ! has tsan.race || refuse race "Two threads use $(seen race tsan.race.story), and nothing orders them."
  ! has tsan.memory || refuse crash "It uses memory wrongly: $(fact tsan.memory.story)"
  ! helgrind_decides || refuse race \
    "Two threads use $(seen race "$(helgrind_story)"), and nothing orders them (seen by Helgrind)."
  proven_clean
}

# The absence of reports proves something only if every run came to its end.
proven_clean() {
  needs ends
  has tsan.runs || cannot_judge "ThreadSanitizer was not run"
  ! has tsan.broken || cannot_judge \
    "ThreadSanitizer itself failed$(varies " in $(fact tsan.broken) of $(fact tsan.runs) runs"): $(fact tsan.broken.says)"
  [ "$(fact tsan.complete)" = "$(fact tsan.runs)" ] || cannot_judge \
    "$(varies "$(($(fact tsan.runs) - $(fact tsan.complete))) of $(fact tsan.runs) runs" "some runs") under ThreadSanitizer did not end in time"
  ! has tsan.unhooked || cannot_judge \
    "ThreadSanitizer does not see all that it does: $(fact tsan.unhooked)"
  has helgrind.complete || lesson "Helgrind did not finish in time; ThreadSanitizer decided alone."
}

# The fact to tell: rather a race that nothing can have kept apart.
helgrind_story() {
  if [ -n "$(fact helgrind.unguarded)" ]; then printf helgrind.unguarded; else printf helgrind.race.story; fi
}

# Its word counts where nothing that Helgrind does not know can have kept the threads apart.
helgrind_decides() {
  has helgrind.race || return 1
  [ -z "$(fact helgrind.unguarded)" ] || return 0
  [ -n "$(fact helgrind.doubt.race)" ] || return 0
  lesson "Helgrind complains about $(fact helgrind.race.story): it does not know $(fact helgrind.doubt.race), which your program uses. This costs nothing."
  return 1
}

@test "Locks and threads are used as their manual says." {
  check misuse ends
  ! tells_misuse tsan || refuse misuse "ThreadSanitizer: $(fact tsan.misuse.story)"
  ! tells_misuse helgrind || refuse misuse "Helgrind: $(fact helgrind.misuse.story)"
  ! has watch.misuse || refuse misuse \
    "A thread ended while holding a lock, and nobody can take that lock any more: $(fact watch.misuse.story)"
  ! has tsan.lock-order || opposite_orders
  ! has tsan.thread-leak || refuse misuse \
    "A thread is never joined: $(fact tsan.thread-leak.story)"
  needs races
}

# A detector that does not see a lock being taken complains when it is released.
tells_misuse() { has "$1.misuse" && [ -z "$(fact "$1.doubt.misuse")" ]; }

# A third lock around both makes this correct: ThreadSanitizer does not see it, the explorer proves it.
opposite_orders() {
  [ "$(fact explore.verdict)" = deterministic ] || refuse deadlock \
    "Locks are taken in opposite orders, so threads can get stuck: $(fact tsan.lock-order.story)"
  lesson "Locks are taken in opposite orders: $(fact tsan.lock-order.story). Something keeps the threads apart, so no schedule gets stuck. This costs nothing."
}

@test "The result is right in every run." {
  check result ends
  local wrong right
  wrong=$(fact outcome.wrong) right=$(fact outcome.right)
  has outcome.right || has outcome.wrong || cannot_judge "no run came to its end"
  ! has outcome.wrong || refuse wrong \
    "$(varies "$wrong of $((wrong + right)) runs" "A run") printed something other than \`$(setting outcome)\`$(varies ", for example \`$(fact outcome.example)\`").$(unseen)$(meaning outcome)"
  # What the runs had the luck not to meet is no other result: under every schedule it can happen.
  ! explorer_saw_others || refuse wrong \
    "$(varies "Under some schedules it prints" "A run printed") something other than \`$(setting outcome)\`.$(unseen)$(meaning outcome)"
}

explorer_saw_others() { [ "$(fact explore.verdict)" = broken ] && over 1 explore.outcomes; }

# A wrong result that no detector explains has a reason of its own.
unseen() {
  has tsan.race || has ticks.wrong || printf ' %s' \
    "No detector sees a race. Are there steps that belong together but are guarded one by one? Or does the program compute something else?"
}

# meaning outcome|deadlock: prints what lab.conf says that a wrong outcome, or a deadlock, means
meaning() { local means; means=$(setting "$1.means"); printf '%s' "${means:+ $means}"; }

@test "No schedule breaks it." {
  check explored ends
  case $(fact explore.verdict) in
    deterministic) ;;
    broken) refuse "$(fact explore.kind)" \
      "Under some schedules it goes wrong: $(fact explore.story). To see one: make explore LAB=$(lab_number)" ;;
    "not exhausted") too_many_schedules ;;
    "cannot explore") cannot_judge "the explorer cannot run it under every schedule: $(fact explore.refused)" ;;
    *) lesson "This program uses calls that the explorer does not model: repeated runs and the detectors decided." ;;
  esac
}

lab_number() { local name; name=$(fact lab); printf '%s' "${name%%-*}"; }

# The explorer did not try all schedules, which only a lab that expects it can accept.
too_many_schedules() {
  local said
  said="no fault in $(fact explore.states) states, but there are more"
  [ "$(setting explore.accept)" = not-exhausted ] || cannot_judge "the explorer found $said"
  lesson "The explorer found $said."
}

@test "Every thread does all of its work." {
  check work ends
  ! has ticks.wrong || refuse wrong \
    "The threads should do $(varies "$(fact ticks.asked)" "$(setting ticks)") rounds, each with one lab_tick().$(varies " They did: $(fact ticks.done).")"
  reaches_result
}

# Facts of runs in which what one thread stored was altered on purpose.
reaches_result() {
  ! has altered.number || refuse wrong \
    "\`$(fact altered.number)\` does not come from what the threads store: in $(fact altered.runs) runs some of that was altered on purpose, and this number stayed the same. Is it made up?"
  has altered.lost || return 0
  if has altered.reach || has altered.others; then
    refuse serial \
      "Some thread only seems to work: what it stored in one of its rounds was altered on purpose, and the program printed \`$(setting outcome)\` all the same. Does another one do its work?"
  fi
  refuse wrong \
    "The result does not come from the work: what a thread stored in one of its rounds was altered on purpose, and the program printed \`$(setting outcome)\` all the same. Is it computed in another way?"
}

@test "The threads still work at the same time." {
  check concurrent work
  has concurrent.interleaved || has concurrent.apart || cannot_judge "no run came to its end"
  has concurrent.interleaved || refuse serial \
    "In $(varies "$(fact concurrent.apart) of $(fact concurrent.apart) runs" "every run") one thread did all of its rounds before the other began: they cannot take turns. A lock around a whole loop does that, or a join or a sleep before the second thread begins."
  ! over 50 concurrent.row || refuse serial \
    "In every run, some thread did $(varies "$(fact concurrent.row) %" "more than half") of its rounds in one row, while no other did any: most of the time they cannot take turns. A lock around a whole loop does that, or a sleep in the midst of one."
  over 19 concurrent.stretch || return 0
  refuse serial \
    "A thread was stopped in the midst of its work. The others had to wait for it, and $(varies "$(fact concurrent.stretch) % of its rounds" "many of its rounds") went by before one of them could go on. Is there a lock around a part of the loop?"
}

@test "Your answers fit what the program does." {
  check answers
  local right given all unjudged judged
  right=$(fact answers.right) given=$(fact answers.given) all=$(fact answers.all)
  unjudged=$(fact answers.unjudged) judged=$((all - ${unjudged:-0}))
  [ "$all" != 0 ] || return 0
  earn "$right" "$all"
  [ -z "$(fact answers.lesson)" ] || lesson "$(fact answers.lesson)"
  [ -z "$(fact answers.error)" ] || miss "$(fact answers.error)"
  [ "$given" != 0 ] || miss "answers.conf is still empty: $all questions wait there."
  [ "$right" = "$judged" ] || miss "$right of $judged answers fit. $(fact answers.story)"
}
