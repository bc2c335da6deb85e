#!/usr/bin/env bats
# two at a time
# The default rubric: from hand-written evidence to the verdict word that it asks for.

load helpers
load rubric
@test "Good evidence passes every check." {
  judge
  is "$(statuses)" "builds=passed fair=passed ends=passed races=passed misuse=passed result=passed explored=passed work=passed concurrent=passed answers=passed"
  is "$(verdicts)" ""
}

@test "A file that does not compile asks for \`build\`, with the compiler's line." {
  judge build.status=failed build.error="accumulator.c:3:1: error: boo"
  asks build "It does not compile: accumulator.c:3:1: error: boo"
  skips fair ends races misuse result work concurrent
}

@test "A file that is too much for the compiler asks for \`build\`." {
  judge build.status=too-much build.error="too much"
  asks build "too much"
}

@test "A compiler that broke cannot judge." {
  judge build.status=broken build.error="the compiler broke"
  unclear builds "it cannot be built here: the compiler broke"
  skips ends races misuse result work concurrent
}

@test "Tampering asks for \`tampered\`, and nothing of the runs counts." {
  judge audit.tampered=1 audit.tampered.1="a.c:3: an attribute hides f()"
  asks tampered "a.c:3: an attribute hides f()"
  skips ends races misuse result work concurrent
}

@test "A forbidden call asks for \`forbidden\`." {
  judge audit.forbidden=1 audit.forbidden.1="a.c:3: uses \`fork\`"
  asks forbidden "a.c:3: uses \`fork\`"
}

@test "Tampering is told before the forbidden call, and before a broken build." {
  judge audit.forbidden=1 audit.forbidden.1=call audit.tampered=1 audit.tampered.1=trick build.status=failed
  asks tampered trick
}

@test "A run that did not start cannot judge." {
  judge ends.not_started=1 ends.not_started.story="no such file"
  unclear ends "a run did not start (no such file)"
}

@test "A deadlock asks for \`deadlock\`, with its story." {
  judge ends.deadlock=1 ends.deadlock.story="main waits in pthread_join"
  asks deadlock "It is stuck for ever: main waits in pthread_join."
  skips result work concurrent
}

@test "A crash asks for \`crash\`, with the signal." {
  judge ends.crash=3 ends.crash.story="signal 11"
  asks crash "It crashed in 3 of 72 runs: signal 11."
  skips races misuse result work concurrent
}

@test "A run without an end asks for \`timeout\`." {
  judge ends.timeout=1
  asks timeout "in 1 of 72 runs."
}

@test "Too much memory asks for \`crash\`, too much output for \`flood\`." {
  judge ends.memory=1
  asks crash "It used more memory than a run may use."
  judge ends.flood=1
  asks flood "It printed more than a run may print."
}

@test "Leaving with exit() asks for \`wrong\`, with its line." {
  judge ends.left=72 ends.left.story="a.c:9"
  asks wrong "It left with exit() at a.c:9, before main could check the result."
}

@test "Processes left behind ask for \`forbidden\`." {
  judge ends.strays=1
  asks forbidden "It ended and left processes running."
}

@test "A race seen by ThreadSanitizer asks for \`race\`." {
  judge tsan.race=1 tsan.race.story="\`i\`: write in f() at a.c:3"
  asks race "Two threads use \`i\`: write in f() at a.c:3, and nothing orders them."
}

@test "Memory used wrongly asks for \`crash\`." {
  judge tsan.memory=1 tsan.memory.story="in f() at a.c:3"
  asks crash "It uses memory wrongly: in f() at a.c:3"
}

@test "Misuse of a lock asks for \`misuse\`, whichever detector saw it." {
  judge tsan.misuse=1 tsan.misuse.story="unlock of an unlocked mutex"
  asks misuse "ThreadSanitizer: unlock of an unlocked mutex"
  judge helgrind.misuse=1 helgrind.misuse.story="unlocked a not-locked lock"
  asks misuse "Helgrind: unlocked a not-locked lock"
}

@test "Opposite orders of locks ask for \`deadlock\`, a thread that leaks for \`misuse\`." {
  judge tsan.lock-order=1 tsan.lock-order.story="cycle"
  asks deadlock "Locks are taken in opposite orders, so threads can get stuck: cycle"
  judge tsan.thread-leak=1 tsan.thread-leak.story="created in f()"
  asks misuse "A thread is never joined: created in f()"
}

@test "A wrong result asks for \`wrong\`, with a count and an example." {
  judge outcome.right=70 outcome.wrong=2 outcome.example="sum = 3"
  asks wrong "2 of 72 runs printed something other than \`sum = -1\`, for example \`sum = 3\`."
}

@test "What lasts of a message is the same, whatever this grading had the luck to see." {
  explored=(explore.verdict=broken explore.kind=race explore.outcomes=2 explore.story='`i`: a and b')
  judge "${explored[@]}" outcome.right=70 outcome.wrong=2 outcome.example="sum = 3" tsan.race=1 tsan.race.story='`i`: a and c'
  is "$(said races lasting)" 'Two threads use `i`: a and b, and nothing orders them.'
  lasting=$(said result lasting)
  is "$lasting" 'A run printed something other than `sum = -1`.'
  judge "${explored[@]}" tsan.race=1 tsan.race.story='`i`: b and c'
  is "$(said result status) $(said result verdict)" "failed wrong"
  is "$(said result lasting)" "$lasting"
  judge ticks.wrong=1 ticks.asked="3 and 4" ticks.done="1 and 2"
  is "$(said work lasting)" "The threads should do ROUNDS ROUNDS+1 rounds, each with one lab_tick()."
}

@test "Missing rounds ask for \`wrong\`, with what was asked and what was done." {
  judge ticks.wrong=1 ticks.asked="3 and 4" ticks.done="1 and 2"
  asks wrong "The threads should do 3 and 4 rounds, each with one lab_tick(). They did: 1 and 2."
}

@test "Threads that never overlap ask for \`serial\`; once is enough to pass." {
  judge concurrent.interleaved=0 concurrent.apart=72
  asks serial "In 72 of 72 runs one thread did all of its rounds before the other began"
  judge concurrent.interleaved=1 concurrent.apart=71
  is "$(verdicts)" ""
}

@test "Threads that overlap for a short while only ask for \`serial\`." {
  judge concurrent.row=51
  asks serial "some thread did 51 % of its rounds in one row"
  judge concurrent.row=50
  is "$(verdicts)" ""
}

@test "Threads that wait for one through a part of its loop ask for \`serial\`." {
  judge concurrent.stretch=20
  asks serial "The others had to wait for it, and 20 % of its rounds went by"
  judge concurrent.stretch=19
  is "$(verdicts)" ""
}

@test "Evidence without a single ended run cannot judge." {
  judge outcome.right=0 concurrent.interleaved=0 concurrent.apart=0
  unclear result "no run came to its end"
  unclear concurrent "no run came to its end"
}

@test "Answers earn their part, and are no verdict of the program." {
  judge answers.right=3 answers.story="Look at \`kind\` again."
  misses answers "3 of 4 answers fit. Look at \`kind\` again."
  is "$(said answers earned)/$(said answers of)" 3/4
}

@test "Answers still empty are told as that." {
  judge answers.given=0 answers.right=0
  misses answers "answers.conf is still empty: 4 questions wait there."
}

@test "An answer that is not judged here neither fails the check nor earns its part." {
  judge answers.right=3 answers.unjudged=1 answers.lesson="1 answered, not judged here"
  is "$(said answers status) $(said answers earned)/$(said answers of)" "passed 3/4"
  is "$(said answers lesson)" "1 answered, not judged here"
  judge answers.right=2 answers.unjudged=1 answers.story="Look again."
  misses answers "2 of 3 answers fit. Look again."
}

@test "Answers that cannot be read are told as that, and not as empty." {
  judge answers.given=0 answers.right=0 answers.error="answers.conf:2: expected \`key = value\`"
  misses answers "answers.conf:2: expected"
}

@test "A lab without questions has nothing to answer." {
  judge answers.all=0 answers.given=0 answers.right=0
  is "$(said answers status)" passed
}
