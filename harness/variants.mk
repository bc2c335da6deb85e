# How a program is built and run. One line for each variant:
#
#     compile flags | link flags | command and environment to run it under
#
# Where a variant differs from the common settings, further lines say so: NAME.calls (objcopy's
# options that make a student's object call our runtime), NAME.objects (that runtime),
# NAME.second (the flags of a second pass of the compiler: the first one writes LLVM's text form, in
# which the toolbox completes the hooks), NAME.hooks (how these are called: hooks.h), NAME.driver_hooks
# (those of the files that a student does not edit, if they differ) and NAME.linker (gcc links in a
# quarter of clang's time, but only clang knows where its sanitizers are).
#
# {runtime} is the folder of the built runtime, {harness} this folder, {log} the file that the
# run's detector writes, {clang} the compiler that `make CLANG=...` chose, {symbolizer} that of its
# version, and {libc} the folder of a copy of libc that Valgrind reads in half the time. NAME=value words before a run's command set its environment.
# The toolbox reads this file; no other file knows a compiler's or a detector's flags.

# The -U options hide the optimiser from the source, so that every variant is the same program.
compiler   = {clang}
linker     = gcc
# A source cannot ask when it is compiled, nor how: the answers are the same in every variant.
every      = -std=gnu11 -U__OPTIMIZE__ -U__NO_INLINE__ -g -gdwarf-4 -fno-omit-frame-pointer -fcf-protection=branch -D__builtin_constant_p(x)=0 -Wno-builtin-macro-redefined -D__DATE__="Jan-01-2026" -D__TIME__="00:00:00" -D__TIMESTAMP__="Thu-Jan--1-00:00:00-2026" -U__PIC__ -U__PIE__ -U__pic__ -U__pie__ -pthread -Wall -Wextra -ferror-limit=20
# Besides, for the files of a lab that a student may change: see runtime/target.c. An address space,
# which the detectors do not look into, is taken away; the audit sees what the source says.
guarded    = -mretpoline -mretpoline-external-thunk -Daddress_space(x)= -D__address_space__(x)=
calls      = --redefine-syms={runtime}/calls.map
driver     = -include {harness}/rounds.h
objects    = {runtime}/start.o {runtime}/page.o {runtime}/disturb.o {runtime}/meet.o {runtime}/stretch.o {runtime}/rest.o {runtime}/tick.o {runtime}/choose.o {runtime}/date.o {runtime}/chance.o {runtime}/target.o {runtime}/wide.o {runtime}/calls.o {runtime}/contexts.o {runtime}/c11.o

# Native, as the student runs it. -O0 keeps every access; -O2 is what they would ship.
plain      = -O0 | |
fast       = -O2 | |

# Native, with a point before every access where another thread may get ahead.
# It and ThreadSanitizer's are made by the same commands, so that one object serves both.
shake        = -O0 -fsanitize=thread -mllvm -tsan-instrument-read-before-write -S -emit-llvm | {runtime}/shake.o |
shake.second = -O0 -fno-omit-frame-pointer
shake.hooks  = plain

# Native, with a call behind every store of a file that a student edits, which may change what was
# stored (build/alter.h).
alter         = -O0 -S -emit-llvm | {runtime}/alter.o |
alter.second  = -O0 -fno-omit-frame-pointer
alter.hooks   = altered
alter.driver_hooks = none

# The detectors, at -O0: at -O1 and up the compiler removes racy reads. The exit code is the
# program's own (exitcode=0), since 66 would also mean "could not start".
tsan.linker = {clang}
tsan.second = -O0 -fno-omit-frame-pointer
tsan.hooks  = plain
tsan       = -O0 -fsanitize=thread -mllvm -tsan-instrument-read-before-write -S -emit-llvm | -fsanitize=thread -fuse-ld=lld | TSAN_OPTIONS=log_path="{log}":exitcode=0:atexit_sleep_ms=0:second_deadlock_stack=1:history_size=4:external_symbolizer_path="{symbolizer}"
helgrind   = -O0 | -Xlinker -rpath -Xlinker {libc} | valgrind --tool=helgrind --vgdb=no --fair-sched=try --read-inline-info=no --history-level=full --xml=yes --xml-file={log}.%p

# A witness, which decides nothing. Only with --read-var-info does DRD name a variable; that costs
# 1.4 s a run. Without --check-stack-var it does not look at local variables.
drd        = -O0 | -Xlinker -rpath -Xlinker {libc} | valgrind --tool=drd --vgdb=no --fair-sched=try --read-inline-info=no --first-race-only=yes --read-var-info=yes --check-stack-var=yes --xml=yes --xml-file={log}.%p

# The compiler's own view of the student's file, for the audit.
audit      = -O0 -fsanitize=thread -w -Xclang -disable-llvm-passes -S -emit-llvm | |

# The explorer: instrumented first and optimised afterwards, so that every access of the source
# remains and no dead values are left on the stack. Threads are fibers of one kernel thread.
# A rotated loop would have its condition twice, and two states where the source has one.
explore         = -O0 -Xclang -disable-O0-optnone -fsanitize=thread -mllvm -tsan-instrument-read-before-write -femulated-tls -fno-pie -fno-builtin -S -emit-llvm | -no-pie |
explore.second  = -O1 -mllvm -rotation-max-header-size=0 -fno-builtin -femulated-tls -fno-pie -fno-omit-frame-pointer -g
explore.hooks   = optimised
explore.calls   = --redefine-syms={runtime}/explorer.map --rename-section .data=stu_data --rename-section .bss=stu_bss,alloc --rename-section .text=stu_text
explore.objects = {runtime}/explorer.a
