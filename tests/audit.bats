#!/usr/bin/env bats
# Each rule of the audit, with a hand-in that this rule alone refuses: the correct solution and a few
# lines more. None of them is run. tests/unit/test_audit.c has the finer points.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

# with TEXT : the solution with TEXT after its includes, graded
with() {
  local file=$ACCUMULATOR/accumulator.c
  grade "$({ sed '/^#include "acc/q' "$file" && printf '%s\n' "$1" && sed '1,/^#include "acc/d' "$file"; } | submission mine)"
}

# refused WORD SENTENCE TEXT : that is refused, by one rule and with one complaint
refused() {
  local facts=build/submission/02-accumulator/evidence.conf
  with "$3"
  says "$2"
  is "$status $(result .result.verdict)" "1 $1"
  is "$(sed -n "s/^audit\.\(tampered\|forbidden\) = //p" $facts | sort | paste -sd" ")" "0 1"
  [ -z "$(ls build/submission/02-accumulator/run)" ]
}

@test "An attribute that hides a function from ThreadSanitizer is tampering." {
  refused tampered "an attribute hides f() from ThreadSanitizer" \
    '__attribute__((no_sanitize("thread"))) void f(void) { }'
}

@test "So is one that takes the instrumentation away again." {
  refused tampered "an attribute hides f() from ThreadSanitizer" \
    '__attribute__((disable_sanitizer_instrumentation)) void f(void) { }'
}

@test "A section whose name looks like an attribute hides nothing." {
  with '__attribute__((no_sanitize("thread"), section("llvm.x #0 "))) void f(void) { }'
  is "$(result .result.verdict)" tampered
  says "an attribute hides f() from ThreadSanitizer"
}

@test "An address space, which ThreadSanitizer does not look into, is tampering." {
  for undo in '' '#undef address_space'; do
    with "$undo"$'\nint sum; void f(void) { ++*(int __attribute__((address_space(1))) *)&sum; }'
    is "$(result .result.verdict)" tampered
    says "an \`address_space\` attribute hides memory from ThreadSanitizer"
  done
}

@test "It hides nothing: a race there is seen." {
  sed 's/^static int i;/static int __attribute__((address_space(1))) i;/' \
    "$ROOT/labs/02-accumulator/.shipped/accumulator.c" >"$BATS_TEST_TMPDIR/accumulator.c"
  grep -q address_space "$BATS_TEST_TMPDIR/accumulator.c"
  grade "$(submission mine <"$BATS_TEST_TMPDIR/accumulator.c")"
  is "$(result .result.verdict)" race
}

@test "A variable that ThreadSanitizer takes for a counter of the compiler's is tampering." {
  refused tampered "defines \`__llvm_gcov_sum\`" \
    'static int __llvm_gcov_sum; void f(void) { __llvm_gcov_sum++; }'
}

@test "A definition of the detectors' own is tampering, even a static one." {
  refused tampered "defines \`__tsan_read4\`" \
    'static void __tsan_read4(void *at) { (void)at; } void f(void) { __tsan_read4(0); }'
}

@test "So is one of an annotation." {
  refused tampered "defines \`AnnotateHappensBefore\`" 'void AnnotateHappensBefore(void) { }'
}

@test "A definition of a call of the C library is tampering." {
  refused tampered "defines \`pthread_mutex_trylock\`" 'int pthread_mutex_trylock(pthread_mutex_t *m) { (void)m; return 0; }'
}

@test "So is one of a call that the harness makes, under whatever name the source uses." {
  refused tampered "defines \`getenv\`" 'char *mine(void) __asm__("getenv"); char *mine(void) { return 0; }'
}

@test "A call to ThreadSanitizer is tampering." {
  refused tampered "calls __tsan_acquire(), which controls the detectors" \
    'void __tsan_acquire(void *); void f(void) { __tsan_acquire(0); }'
}

@test "So is a call of an annotation." {
  refused tampered "calls AnnotateIgnoreReadsBegin(), which controls the detectors" \
    'void AnnotateIgnoreReadsBegin(const char *, int); void f(void) { AnnotateIgnoreReadsBegin("", 0); }'
}

@test "A source that differs for a detector is tampering." {
  refused tampered "the source differs when it is compiled for a detector" \
    "$(printf '#if __has_feature(thread_sanitizer)\nint seen;\n#else\nint unseen;\n#endif')"
}

@test "So is one that claims to be another file, where a race would be nobody's." {
  refused tampered "\`#line\` gives the code another file or line than it has" '#line 1 "/usr/include/pthread.h"'
  refused tampered "\`#line\` gives the code another file or line than it has" '# 1 "h.h" 1'
}

@test "However that is written." {
  refused tampered "accumulator.c:13: \`#line\`" "$(printf '/* a */ %%: /*\n*/ li\\\nne 1 "h.h"')"
}

@test "A call outside the list is forbidden." {
  refused forbidden "uses \`system\`" 'int system(const char *); void f(void) { system("id"); }'
}

@test "So is one by another name." {
  refused forbidden "uses \`system\`" 'int help(const char *) __asm__("system"); void f(void) { help("id"); }'
}

@test "And one that is a weak variable to the compiler." {
  refused forbidden "uses \`system\`" \
    'extern char shell __asm__("system") __attribute__((weak)); void f(void) { ((int (*)(const char *))&shell)("id"); }'
}

@test "And one with a body that is never the one that runs." {
  refused forbidden "uses \`system\`" \
    'extern inline __attribute__((gnu_inline, always_inline)) int system(const char *c) { (void)c; return 0; }
     void f(void) { int (*volatile call)(const char *) = system; call("id"); }'
}

@test "A name with a blank in it defines neither half." {
  with 'void g(void) __asm__("x system"); void g(void) { }
        int system(const char *); void f(void) { system("id"); }'
  is "$(result .result.verdict)" tampered
  grep -q 'uses `system`' build/submission/02-accumulator/evidence.conf
}

@test "A name that no C source can use is refused." {
  refused tampered "gives something the name \`printf@@X\`, which no C source can use" \
    'int g(void) __asm__("printf@@X"); int g(void) { return 0; }'
}

@test "A section of one's own is forbidden." {
  refused forbidden "places \`v\` in a section of its own" 'int v __attribute__((section("mine")));'
}

@test "So is one that sounds like LLVM's, or that a pragma names." {
  refused forbidden "places \`v\` in a section of its own" 'int v __attribute__((section("llvm.x")));'
  refused forbidden "places \`v\` in a section of its own" \
    "$(printf '#pragma clang section bss="mine"\nint v;\n#pragma clang section bss=""')"
}

@test "An alias is forbidden." {
  refused forbidden "an \`alias\` or \`ifunc\` attribute gives something a second name" \
    'void f(void) { } void g(void) __attribute__((alias("f")));'
}

@test "So is what the loader picks." {
  refused forbidden "an \`alias\` or \`ifunc\` attribute gives something a second name" \
    'static void *pick(void) { return 0; } void g(void) __attribute__((ifunc("pick")));'
}

@test "Code that runs before main, or after it, is forbidden." {
  refused forbidden "early() runs before or after main()" '__attribute__((constructor)) static void early(void) { }'
  refused forbidden "late() runs before or after main()" '__attribute__((destructor)) static void late(void) { }'
}

@test "Assembly is forbidden, in a function and beside all functions." {
  refused forbidden "uses inline assembly" 'void f(void) { __asm__ volatile(""); }'
  refused forbidden "uses inline assembly" '__asm__(".globl anything");'
}

@test "What is too large to audit cannot be judged, and is not run." {
  # A string of 60 KiB in each of 600 variables: 100 KiB of source, 36 MiB for the compiler.
  with "$({
    echo '#define A "0123456789abcdef"'
    echo '#define B A A A A A A A A A A A A A A A A'
    echo '#define C B B B B B B B B B B B B B B B B'
    echo '#define D C C C C C C C C C C C C C C C'
    for ((i = 0; i < 600; i++)); do echo "char v${i}[] = D;"; done
  })"
  is "$status $(result .result.verdict)" "3 cannot-judge"
  says "accumulator.c: what the"
  says "too large to audit"
  [ -z "$(ls build/submission/02-accumulator/run)" ]
}

@test "Honest code passes, whatever its strings say and its names are." {
  with 'const char *text = " alias  ifunc  section \"x\"  asm  fence  external #0 @f !dbg ";
        int threads, world, races, notes, held, größe, external, internal;
        static int state; static int index(int at) { static int calls; return at + calls++; }
        int f(void) { return index(state) + threads + world + races + notes + held + größe + external + internal + *text; }'
  is "$status $(result .result.verdict)" "0 solved"
}

@test "A file from outside of the lab is not included, and nothing of it is compiled." {
  with '#include "../../../you/02-accumulator/src/accumulator.c"'
  says "includes \`../../../you/02-accumulator/src/accumulator.c\`; only headers of the lab and of the system"
  is "$status $(result .result.verdict)" "1 forbidden"
  [ -z "$(ls build/submission/02-accumulator/obj)" ]
  with '#include "/dev/zero"'
  is "$status $(result .result.verdict)" "1 forbidden"
}

@test "A function of the C library is called, and its address is not kept." {
  refused forbidden "takes the address of atoi(), a function of the C library" \
    '#include <stdlib.h>
     int f(const char *text) { int (*number)(const char *) = atoi; return number(text); }'
  refused forbidden "takes the address of atoi(), a function of the C library" \
    '#include <stdlib.h>
     int (*numbers[])(const char *) = {atoi}; int f(const char *text) { return numbers[0](text); }'
  refused forbidden "takes the address of free(), a function of the C library" \
    '#include <stdlib.h>
     static void run(void (*step)(void *)) { step(0); } void f(void) { run(free); }'
}

# computed CODE : a call of what CODE leaves in `void (*call)(void)`
computed() {
  sed 's@^int accumulate.*@static void mine(void) { }\nvoid (*volatile keep)(void) = mine;\n&@; s@pthread_create@{ void (*call)(void) = keep; '"$1"'; call(); } &@;' "$ACCUMULATOR/accumulator.c" |
    sed '1i #include <stdint.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>' | submission mine
}

@test "Nor is any function called by an address that was computed." {
  local code
  grade "$(computed '')"
  is "$status $(result .result.verdict)" "0 solved"
  for code in \
    'call = (void (*)(void))((char *)call + 1)' \
    'call = (void (*)(void))((char *)stdout - 64)' \
    'uintptr_t at = *(uintptr_t *)stdout; memcpy(\&call, \&at, sizeof at)' \
    'union { void *data; void (*code)(void); } both = {malloc(64)}; call = both.code'; do
    grade "$(computed "$code")"
    says "It calls an address at accumulator.c:"
    says "that is no function of the program"
    is "$status $(result .result.verdict)" "1 tampered"
  done
}

@test "Nor given to a call of the C library." {
  grade "$(computed 'int two[] = {2, 1}; qsort(two, 2, sizeof *two, (int (*)(const void *, const void *))((char *)call + 1))')"
  says "It calls an address at accumulator.c:"
  is "$status $(result .result.verdict)" "1 tampered"
  grade "$(computed 'pthread_t one; pthread_create(\&one, NULL, (void *(*)(void *))((char *)call + 1), NULL); pthread_join(one, NULL)')"
  is "$status $(result .result.verdict)" "1 tampered"
}

@test "But pthread_key_create() may be given free()." {
  with '#include <stdlib.h>
        static pthread_key_t key; void f(void) { pthread_key_create(&key, free); }'
  is "$status $(result .result.verdict)" "0 solved"
}

@test "A builtin of the compiler that nobody knows is forbidden." {
  refused forbidden "uses a builtin of the compiler, \`llvm.returnaddress\`" \
    'void *f(void) { return __builtin_return_address(0); }'
  refused forbidden "uses a builtin of the compiler, \`llvm.eh.return.i64\`" \
    'void f(long by, void *to) { __builtin_eh_return(by, to); }'
  refused forbidden "uses a builtin of the compiler, \`llvm.readcyclecounter\`" \
    'unsigned long long f(void) { return __builtin_readcyclecounter(); }'
}

@test "One that tells the builds apart is tampering." {
  refused tampered "accumulator.c:13: \`__builtin_object_size\` tells one build of the program from another" \
    'char text[4]; unsigned long f(char *at) { return __builtin_object_size(at, 0); }'
  refused tampered "\`__builtin_constant_p\` tells one build of the program from another" \
    "$(printf '#undef __builtin_constant_p\nint f(int a) { return __builtin_constant_p(a); }')"
}

@test "A call of the C library that is on no list may not be replaced either." {
  refused tampered "defines \`pthread_tryjoin_np\`" 'int pthread_tryjoin_np(int a) { return a; }'
  refused tampered "defines \`sysconf\`" 'long sysconf(int name) { return name; }'
}

@test "A name of LLVM's own is tampering." {
  refused tampered "defines \`llvm.mine\`" 'void mine(void) __asm__("llvm.mine"); void mine(void) { }'
}

@test "No source can ask for the time of its compilation, or how it is compiled." {
  local flags variant
  with 'int f(int a) { return __builtin_constant_p(a) + __TIME__[7] + __DATE__[5]; }'
  is "$status $(result .result.verdict)" "0 solved"
  flags=$(sed -n 's/^every *= //p' harness/variants.mk)
  for variant in plain fast shake tsan helgrind drd explore; do
    # shellcheck disable=SC2046,SC2086 # words of a list
    clang $flags $(sed -n "s/^$variant *= \([^|]*\)|.*/\1/p" harness/variants.mk | sed 's/-S -emit-llvm//') \
      -dM -E -x c /dev/null | sort >"$BATS_TEST_TMPDIR/$variant"
    cmp "$BATS_TEST_TMPDIR/plain" "$BATS_TEST_TMPDIR/$variant"
  done
}

# The names that the runtime and the explorer export, and that a linker could mix up.
exported() {
  nm -g --defined-only --format=posix build/runtime/*.o build/runtime/explorer.a | awk 'NF > 2 { print $1 }' |
    grep -v '^main$' | sort -u
}

# complaints : how many there were
complaints() { sed -n 's/^audit\.\(tampered\|forbidden\) = //p' build/submission/02-accumulator/evidence.conf | paste -sd+ | bc; }

@test "Each name of the runtime and the explorer is out of reach: it can be defined by nobody else." {
  local name n=0
  exported >"$BATS_TEST_TMPDIR/names"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/names")" -gt 300 ]
  with "$(while read -r name; do n=$((n + 1)); echo "void f$n(void) __asm__(\"$name\"); void f$n(void) { }"; done <"$BATS_TEST_TMPDIR/names")"
  is "$(result .result.verdict)" tampered
  is "$(sed -n 's/^audit\.tampered = //p' build/submission/02-accumulator/evidence.conf)" "$(wc -l <"$BATS_TEST_TMPDIR/names")"
}

@test "Nor called, but for lab_tick()." {
  local name n=0
  exported | grep -vx lab_tick >"$BATS_TEST_TMPDIR/names"
  with "$(while read -r name; do n=$((n + 1)); echo "void f$n(void) __asm__(\"$name\"); void g$n(void) { f$n(); }"; done <"$BATS_TEST_TMPDIR/names")"
  is "$(complaints)" "$(wc -l <"$BATS_TEST_TMPDIR/names")"
}

@test "A name that the driver has as well is told with both places." {
  local folder=$BATS_TEST_TMPDIR/mine/08-lazy-init
  cp -a "$ROOT/labs/08-lazy-init" "$HOUSE/labs"
  mkdir -p "$folder"
  { cat "$ROOT/solutions/08-lazy-init/prices.c"; echo 'void load_prices(int *list) { (void)list; }'; } >"$folder/prices.c"
  run "$RACELAB" grade "$BATS_TEST_TMPDIR/mine" --out "$BATS_TEST_TMPDIR/out"
  is "$status" 1
  [[ $(flat) =~ prices.c:[0-9]+:\ \`load_prices\`\ is\ defined\ here\ and\ at\ main.c:[0-9]+\;\ choose\ another\ name ]]
}
