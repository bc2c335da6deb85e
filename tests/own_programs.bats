#!/usr/bin/env bats
# run and detect take any C file of one's own, without a lab.

load helpers

setup_file() { make_house; }
setup() {
  cd "$BATS_TEST_TMPDIR"
  cp "$PROGRAMS"/*.c .
}

line_of() { grep -n "$1" "$2" | cut -d: -f1; }

@test "run counts the outcomes of a program that stands anywhere." {
  run -0 "$RACELAB" run c11.c
  says "c11.c, 20 runs"
  says "20 x ######################## hits = 200"
}

@test "What stands after -- are the program's arguments, as they are." {
  run -0 "$RACELAB" run args.c --runs 2 -- one 'two three' --seed '*' '$HOME' ''
  says 'one|two three|--seed|*|$HOME| '
}

@test "detect hands arguments on as well." {
  echo 'int main(int count, char **words) { (void)words; return count == 3 ? 0 : *(volatile int *)0; }' >three.c
  run -0 "$RACELAB" detect three.c -- a b
  lacks "complains"
}

@test "detect finds the race of two C11 threads and names variable, function and line." {
  run -1 "$RACELAB" detect c11-racy.c
  for detector in ThreadSanitizer Helgrind; do says "a data race on \`hits\`, seen by $detector"; done
  says "in visit()"
  says "c11-racy.c:$(line_of 'hits++' c11-racy.c) hits++;"
}

@test "detect finds nothing in a correct program with C11 threads." {
  run -0 "$RACELAB" detect c11.c
  says "ThreadSanitizer reports nothing in 18 runs"
  says "Helgrind reports nothing in 2 runs"
}

@test "A program that crashes is counted with its signal." {
  run -0 "$RACELAB" run crash.c
  says "20 x ######################## (killed by signal 11)"
}

@test "detect says that a program crashes, in main and in its line." {
  run -1 "$RACELAB" detect crash.c
  says "crash.c:$(line_of 'nowhere = 1' crash.c)"
  says "main()"
  lacks "lab_program_main"
}

@test "detect tells a lock that a thread waits for and holds itself apart from its other locks." {
  run -1 "$RACELAB" detect deadlock-itself.c
  output=$(tr -s '\n ' '  ' <<<"$output")
  says 'main waits in pthread_mutex_lock for `one` at deadlock-itself.c:11, which it holds itself (locked at deadlock-itself.c:9), while holding `other` (locked at deadlock-itself.c:10)'
}

@test "A program that waits for another process is not stuck." {
  run -0 "$RACELAB" run other-process.c --runs 2
  says "2 x ######################## done"
}

@test "Who is in a function that is called once is not stuck, and who waits for it in it is." {
  run -0 "$RACELAB" run once-slow.c --runs 2
  says "2 x ######################## done"
  run -1 "$RACELAB" detect once-itself.c
  says "main waits in pthread_once for \`once\` at once-itself.c:"
}

@test "A program that is stuck tells both locks and where they were taken." {
  for verb in run detect; do
    run "$RACELAB" $verb deadlock.c
    says "waits in pthread_mutex_lock for \`right\` at deadlock.c:$(line_of 'lock(&right' deadlock.c | sed -n 1p)"
    says "holding \`left\` (locked at deadlock.c:$(line_of 'lock(&left' deadlock.c | sed -n 1p)"
    says "waits in pthread_mutex_lock for \`left\` at deadlock.c:$(line_of 'lock(&left' deadlock.c | sed -n 2p)"
    says "holding \`right\` (locked at deadlock.c:$(line_of 'lock(&right' deadlock.c | sed -n 2p)"
  done
  is "$status" 1
}

@test "A program that does not compile is told in the compiler's own lines, with its caret." {
  printf 'int main(void)\n{\n\tint a = b;\n\treturn 0\n}\n' >broken.c
  for verb in run detect explore replay; do
    [ $verb = replay ] && schedule=m || schedule=
    run -2 "$RACELAB" $verb broken.c $schedule
    says "broken.c:3:10: error: use of undeclared identifier 'b'"
    says "broken.c:4:10: error: expected ';'"
    grep -qE '^[ |]*\^$' <<<"$output" # from clang 17 on behind a bar
    lacks "$HOUSE"/build/own/broken.c/src
  done
}

@test "Of many errors there is a screenful, and the rest is counted." {
  { echo 'int main(void) {'; for i in {1..12}; do echo "a$i = 1;"; done; echo '}'; } >broken.c
  run -2 "$RACELAB" run broken.c
  says "more lines."
  [ "${#lines[@]}" -le 24 ]
}

@test "What does not link is told by the linker, without our folders." {
  echo 'void f(void); int main(void) { f(); return 0; }' >broken.c
  for verb in run detect explore; do
    run -2 "$RACELAB" $verb broken.c
    says "undefined reference to \`f'"
    lacks "build/own/broken.c/src"
  done
}

@test "A file without main says so, and names no file of the harness." {
  : >empty.c
  run -2 "$RACELAB" run empty.c
  says "main"
  lacks "harness/"
  lacks "lab_program_main"
}

@test "A file whose path has blanks is run like any other." {
  mkdir 'a folder'
  cp args.c 'a folder/two words.c'
  run -0 "$RACELAB" run 'a folder/two words.c' --runs 2 -- well
  says "2 x ######################## well"
}

@test "A file may have any name that ends in .c: run, detect and explore take it." {
  cp c11.c c11.txt
  for name in '#x.c' '.c' '-x.c' ' .c' 'a=b.c' "quo'te\"s.c" $'new\nline.c' '100%.c' '%p%n{log}.c' 'größe.c' $'\xff.c' \
    'a:b;c&d.c' '*?.c' '$(touch gone).c' '\.c' '@x.c' '..c' $'\e[2J.c' "$(printf 'x%.0s' {1..253}).c"; do
    mv c11.txt "./$name"
    run -0 "$RACELAB" run "./$name" --runs 2
    says "2 x ######################## hits = 200"
    lacks $'\e'
    mv "./$name" c11.txt
  done
  [ ! -e gone ]
}

@test "Names that tools give a meaning to do not confuse the detectors or the explorer." {
  for name in '#x.c' '100% {log}=a:b.c' 'größe.c'; do
    cp c11-racy.c "$name"
    run -1 "$RACELAB" detect "$name"
    says "a data race on \`hits\`"
    run -1 "$RACELAB" explore "$name"
    says "hits"
  done
}

@test "A header beside the file is found." {
  echo '#define WORD "beside"' >word.h
  printf '#include <stdio.h>\n#include "word.h"\nint main(void) { puts(WORD); return 0; }\n' >main.c
  run -0 "$RACELAB" run main.c --runs 1
  says "beside"
}

@test "A header beside the file is seen by the audit, too." {
  echo 'static _Atomic int ready; static int data;' >ready.h
  cat >beside.c <<'C'
#include "ready.h"
#include <pthread.h>
static void *work(void *unused) { data = 1; ready = 1; return unused; }
int main(void)
{
  pthread_t one;
  pthread_create(&one, 0, work, 0);
  while (!ready)
    ;
  data++;
  return pthread_join(one, 0);
}
C
  run -0 "$RACELAB" detect beside.c
  says "Helgrind does not know C11 atomics, which this program uses"
}

@test "Letters that are not ASCII are printed, and what is no letter is not." {
  printf '#include <stdio.h>\nint main(void) { printf("gr\\303\\266\\303\\237e = 3 \\342\\202\\254 \\377 \\302\\233 \\033[2J\\n"); return 0; }\n' >utf8.c
  run -0 "$RACELAB" run utf8.c
  says '20 x ######################## größe = 3 € ? ? ?[2J'
}

@test "A long line is cut between two letters." {
  printf '#include <stdio.h>\nint main(void) { for (int i = 0; i < 200; i++) printf("\\303\\266"); puts(""); return 0; }\n' >long.c
  run -0 "$RACELAB" run long.c
  [ "$(grep -o ö <<<"$output" | wc -l)" = 120 ]
}

@test "A function of the program's own may be called as one that the runtime wraps." {
  cat >own.c <<'C'
#include <pthread.h>
#include <stdio.h>
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int x;
int read(void) { return x; }
void write(int value) { x = value; }
void send(int value) { write(read() + value); }
int accept(void) { return 1; }
void wait(pthread_mutex_t *for_it) { pthread_mutex_lock(for_it); }
static void *add(void *unused) { wait(&m); send(accept()); pthread_mutex_unlock(&m); return unused; }
int main(void)
{
  pthread_t t[2];
  for (int i = 0; i < 2; i++) pthread_create(&t[i], 0, add, 0);
  for (int i = 0; i < 2; i++) pthread_join(t[i], 0);
  printf("%d\n", x);
  return 0;
}
C
  run -0 "$RACELAB" run own.c --runs 3
  says " 2 seed 1"
  run -0 "$RACELAB" detect own.c
  run -0 "$RACELAB" explore own.c
  says "deterministic"
}

@test "An exit code other than 0 is no crash." {
  echo 'int main(void) { return 7; }' >seven.c
  run -0 "$RACELAB" run seven.c --runs 2
  lacks "killed"
}

@test "What a program prints does not reach the terminal as it is." {
  printf '#include <stdio.h>\nint main(void) { puts("\\033[2Jboo\\x9b""2J\\007"); return 0; }\n' >rude.c
  run -0 "$RACELAB" run rude.c --runs 2
  says "?[2Jboo?2J?"
  ! grep -q $'[\e\a\x9b]' <<<"$output"
}

@test "Only --runs and --seed change what is run, and 0 runs are refused." {
  run -0 "$RACELAB" run args.c --runs 3 --seed 42
  says "3 runs"
  says "Seeds 42 to 44"
  run -2 "$RACELAB" run args.c --runs 0
}

@test "Nothing is written beside the file." {
  mkdir alone
  cp args.c alone
  run -0 "$RACELAB" run alone/args.c --runs 1
  is "$(ls alone)" args.c
}
