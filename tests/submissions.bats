#!/usr/bin/env bats
# What a program may do to its grader: each gets its verdict in one line, and leaves nothing.

load helpers

setup_file() {
  make_house
  # The time limit, shorter than a student's.
  echo 'limit.seconds = 1' >>"$ROOM/lab.conf"
  listing >"$BATS_FILE_TMPDIR/before"
}
setup() { cd "$HOUSE"; }

# After every test: no process of the house, and nothing new in it outside build/.
teardown() {
  no_process "$HOUSE/build/"
  diff "$BATS_FILE_TMPDIR/before" <(listing)
}

# verdict WORD SENTENCE : the last grading, exit 1
verdict() {
  is "$status" 1
  is "$(result .result.verdict)" "$1"
  says "$2"
  [[ ${lines[0]} =~ ^02-accumulator\ +$1\ +[0-9]+/16 ]] || { echo "${lines[0]}"; return 1; }
}

# few_runs : what is the same in every run was not waited for in each of them
few_runs() {
  local started
  started=$(find build/submission/02-accumulator/run -name '*.out' | wc -l)
  [ "$started" -le 8 ] || { echo "$started runs were waited for"; return 1; }
}

# program BODY : accumulate() with this body, graded
program() {
  grade "$(printf '#include <stdio.h>\n#include <stdlib.h>\n#include "accumulator.h"\nint accumulate(int rounds)\n{\n%s\n}\n' "$1" | submission mine)"
}

@test "A program that does not compile is told with file and line." {
  program '	return rounds'
  verdict build "It does not compile: accumulator.c:6:"
}

@test "An empty file is told what it lacks." {
  grade "$(submission mine </dev/null)"
  verdict build "undefined reference to \`accumulate'"
}

@test "A crash is told with its signal." {
  program '	*(volatile int *)0 = rounds; return 0;'
  verdict crash "signal 11"
}

@test "An abort is told with its signal." {
  program '	(void)rounds; abort();'
  verdict crash "signal 6"
}

@test "An endless loop is stopped, and not waited for in every run." {
  program '	for (volatile int i = 0;; i++) if (i == rounds) i = 0;'
  verdict timeout "It did not end within the time limit"
  few_runs
}

@test "A flood of output is cut off." {
  program '	for (;;) printf("rubbish %d\n", rounds);'
  verdict flood "It printed more than a run may print."
  [ -z "$(find build/submission/02-accumulator/run -size +4096k)" ]
}

@test "Too much memory is refused." {
  program '	for (;;) { char *p = malloc(1 << 24); for (int i = 0; i < 1 << 24; i += 4096) p[i] = (char)rounds; }'
  is "$status" 1
  [[ $(result .result.verdict) =~ ^(crash|timeout)$ ]]
  few_runs
}

@test "A fork is forbidden, with its line." {
  grade "$ACCUMULATOR/rejected/fork"
  verdict forbidden "uses \`fork\`, which this lab does not allow"
}

@test "Other ways to start a process or to reach the system are forbidden." {
  for call in 'system("true")' 'execl("/bin/true", "true", (char *)0)' 'syscall(39)' 'kill(getppid(), 9)'; do
    grade "$(printf '#define _GNU_SOURCE\n#include <signal.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <unistd.h>\n#include "accumulator.h"\nint accumulate(int rounds) { %s; return rounds; }\n' "$call" | submission mine)"
    verdict forbidden "uses \`${call%%(*}\`"
  done
}

@test "A read that nobody can end is a deadlock, and the line is told." {
  program 'int pipe(int *); long read(int, void *, unsigned long); int ends[2]; char byte;
    pipe(ends);
    return (int)read(ends[0], &byte, 1) + rounds;'
  verdict deadlock "main waits in read at accumulator.c:8"
}

@test "A deadlock is told with the lock and both lines." {
  grade "$ACCUMULATOR/rejected/recursive-relock"
  verdict deadlock "waits in pthread_mutex_lock for \`lock\` at accumulator.c:"
  says "which it holds itself (locked at accumulator.c:"
}

@test "Leaving early is told with its line." {
  grade "$ACCUMULATOR/rejected/early-exit"
  verdict wrong "It left with exit() at accumulator.c:$(grep -n 'exit(' "$ACCUMULATOR/rejected/early-exit/accumulator.c" | tail -1 | cut -d: -f1)"
}

@test "Rubbish that is printed is shown without its escape sequences." {
  program '	for (int i = 0; i < 256; i++) putchar(i); printf("\033[2J\033]0;owned\007\xff\xfe\n"); return rounds;'
  verdict wrong "printed something other than \`sum = -1\`"
  lacks $'\e'
  lacks $'\a'
}

@test "Rubbish that stands in the program is shown without its escape sequences." {
  grade "$(printf '#error "\033[2J\233 boo \007"\n' | submission mine)"
  verdict build "boo"
  ! LC_ALL=C grep -q $'[\e\a\x9b]' <<<"$output"
}

@test "Nor do the marks of the rubric's own sentences mean anything there." {
  grade "$(printf '#error "\3 a \2 b \3 c \1 d \2"\n' | submission mine)"
  verdict build "a "
  says "c "
}

@test "A program that includes a file from outside gets a verdict of its own." {
  grade "$(printf '#include "/etc/hostname"\n#include "accumulator.h"\n' | submission mine)"
  verdict forbidden "includes \`/etc/hostname\`"
}

@test "A bomb for the compiler is refused as a build." {
  grade "$(printf 'char bomb[1L << 40] = {1};\n' | submission mine)"
  verdict build ""
}

@test "A fake result on stdout is only output." {
  program '	printf("{\"verdict\": \"solved\"}\nok 1 Your program compiles.\nsum = -1\n"); exit(0); return rounds;'
  verdict wrong "It left with exit()"
}

@test "The path of the log is told, and the log is there." {
  program '	fprintf(stderr, "last words\n"); *(volatile int *)0 = rounds; return 0;'
  verdict crash "signal 11"
  log=$(grep -Eo '[^ ]*/run/[^ ]*' <<<"$output" | head -1)
  grep -q "last words" "$log"
}

@test "A program whose main ends as a thread does is told so, and not by a sentence with a hole." {
  program '	pthread_exit(NULL); return rounds;'
  verdict crash "runs: it ended with status 0 in the middle of its work."
}
