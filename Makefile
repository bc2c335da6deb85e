# racelab: every verb, thin. `make` prints the board; `make help` lists the verbs.
#
#   make demo               from a fresh machine to the whole story of one lab
#   make test               from a fresh machine to "N passed, N failed"
#   make VERB LAB=NN        show run detect check hint reset, and the others of `make help`

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := list
.SUFFIXES:
.DELETE_ON_ERROR:

B := build

# ---------------------------------------------------------------- verbs

LAB_VERBS := show run detect explore check hint reset stats
OTHER_VERBS := list doctor help handout completion man
LAB ?=
ARGS ?=

# Behind make the toolbox tells options as make's, and paths from where make was typed: that is
# PWD, where `make -C` has not gone along.
$(LAB_VERBS) $(OTHER_VERBS) watch replay new new-course gate grade grade-all gradebook export: export RACELAB_MAKE := $(PWD)

.PHONY: $(LAB_VERBS) $(OTHER_VERBS) watch replay new new-course gate grade grade-all gradebook export build deps deps-course deps-test
.PHONY: demo test lint bench soak clean

$(LAB_VERBS): build
	@[ -n "$(LAB)" ] || { echo 'racelab: which lab? for example: make $@ LAB=02' >&2; exit 2; }
	@$(B)/racelab $@ '$(LAB)' $(ARGS)

$(OTHER_VERBS): build
	@$(B)/racelab $@ $(ARGS)

watch: build
	@$(B)/racelab watch $(if $(LAB),'$(LAB)') $(ARGS)

replay: build
	@[ -n "$(LAB)" ] || { echo "racelab: for example: make replay LAB=02 SCHEDULE='m7 a4 b3'" >&2; exit 2; }
	@$(B)/racelab replay '$(LAB)' '$(SCHEDULE)' $(ARGS)

new: build
	@[ -n "$(LAB)" ] || { echo 'racelab: for example: make new LAB=16-name' >&2; exit 2; }
	@$(B)/racelab new '$(LAB)' $(ARGS)

new-course: build
	@[ -n "$(DIR)" ] || { echo 'racelab: which folder? for example: make new-course DIR=../threads' >&2; exit 2; }
	@$(B)/racelab $@ '$(DIR)'

gate: build
	@$(B)/racelab gate $(LAB) $(ARGS)

grade: build
	@[ -n "$(DIR)" ] || { echo 'racelab: which folder? for example: make grade DIR=inbox/ada' >&2; exit 2; }
	@$(B)/racelab grade '$(DIR)' $(if $(OUT),--out '$(OUT)') $(ARGS)

export: build
	@[ -n "$(DIR)" ] || { echo 'racelab: which result? for example: make export DIR=results/ada ARGS="--format csv"' >&2; exit 2; }
	@$(B)/racelab $@ '$(DIR)' $(ARGS)

# make grade-all SUBMISSIONS=inbox OUT=results
grade-all: build deps-course
	@[ -n "$(SUBMISSIONS)" ] && [ -n "$(OUT)" ] || { echo 'racelab: for example: make grade-all SUBMISSIONS=inbox OUT=results' >&2; exit 2; }
	@$(B)/racelab grade-all '$(SUBMISSIONS)' --out '$(OUT)' $(ARGS)

gradebook: build
	@[ -n "$(OUT)" ] || { echo 'racelab: which course? for example: make gradebook OUT=results' >&2; exit 2; }
	@$(B)/racelab $@ '$(OUT)' $(ARGS)

# A mistyped verb: the toolbox knows the nearest right one.
.DEFAULT: ; @$(B)/racelab $@ 2>&1 || { echo 'racelab: make help lists the verbs'; exit 2; }

# ---------------------------------------------------------------- the toolbox

# `make CLANG=clang-19` chooses the compiler of the programs under test, and of all that is linked
# into them. It is kept, for the toolbox and for the next make, until another is chosen.
TOOLCHAIN := $(B)/runtime/toolchain.conf
KEPT := $(word 3,$(file <$(TOOLCHAIN)))
CLANG ?= $(or $(KEPT),clang)

CC := cc
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla $(if $(CI),-Werror)
CFLAGS := -std=c11 -D_GNU_SOURCE -O2 -g -Iharness/toolbox -Iharness $(WARNINGS)
LDLIBS := -ljansson -lexpat -lxxhash -lz -lseccomp

# The toolbox's rooms: an include names the room, `#include "evidence/finding.h"`.
TOOLBOX := $(wildcard harness/toolbox/*/*.c)
RUNTIME := $(patsubst harness/runtime/%.c,$(B)/runtime/%.o,$(wildcard harness/runtime/*.c))

build: $(B)/racelab $(RUNTIME) $(B)/runtime/calls.map $(TOOLCHAIN)
build: $(B)/runtime/explorer.a $(B)/runtime/explorer.map $(B)/runtime/explorer.names

# clangd looks for this in build/. Its paths are whole ones: a checkout that was moved needs new ones.
# A lab.conf that cannot be read is no reason not to build: every verb complains of it.
COMMANDS := $(B)/compile_commands.json
build: $(COMMANDS)

$(COMMANDS): $(B)/racelab $(TOOLCHAIN) harness/variants.mk $(wildcard labs/*/lab.conf)
$(COMMANDS): $(if $(findstring "$(CURDIR)/labs/,$(file <$(COMMANDS))),,another-one)
	@$(B)/racelab compile-commands >$@ 2>/dev/null || rm -f $@

# The compiler and the libraries are looked for once, or when another compiler is chosen.
.PHONY: another-one
$(TOOLCHAIN): $(if $(filter-out $(KEPT),$(CLANG)),another-one)
	@harness/deps --quiet --clang '$(CLANG)'
	@mkdir -p $(@D)
	@echo 'clang = $(CLANG)' >$@

$(B)/racelab: $(TOOLBOX:harness/%.c=$(B)/obj/%.o)
	@$(CC) $(CFLAGS) $^ $(LDLIBS) -o $@

$(B)/obj/%.o: harness/%.c | $(TOOLCHAIN)
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

# Style sheets and scripts are put into these objects by the assembler.
$(foreach how,obj asan,$(B)/$(how)/toolbox/pages/page.o): harness/toolbox/pages/page.css
$(foreach how,obj asan,$(B)/$(how)/toolbox/pages/gradebook_page.o): $(wildcard harness/toolbox/pages/gradebook.*s)

# The runtime is compiled once, uninstrumented, and linked into every variant of a program.
$(B)/runtime/%.o: harness/runtime/%.c harness/runtime/calls.h | $(TOOLCHAIN)
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) -std=gnu11 -O2 -g -gdwarf-4 -fno-omit-frame-pointer -fcf-protection=none $(WARNINGS) -MMD -MP -c $< -o $@

# Which of a student's calls go to the runtime: one "old new" line for objcopy each.
$(B)/runtime/calls.map: harness/runtime/calls.h harness/runtime/calls_map.h
	@mkdir -p $(@D)
	@$(CC) -E -P harness/runtime/calls_map.h | tr ';' '\n' | sed -n 's/^ *\([a-z0-9_]* lab_\)/\1/p' >$@

# The explorer is linked in place of all that. Its hooks have a calling convention that clang knows.
EXPLORER := $(patsubst harness/explorer/%,$(B)/explorer/%.o,$(wildcard \
	$(addprefix harness/explorer/,*.c */*.[cS] arch/*/*.[cS])))
EXPLORER_CFLAGS := -std=gnu11 -D_GNU_SOURCE -O2 -g -fcf-protection=none -fno-pie -fno-omit-frame-pointer $(WARNINGS) \
	-Wno-missing-field-initializers -Iharness/explorer

$(B)/explorer/%.o: harness/explorer/% $(TOOLCHAIN)
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CLANG) $(EXPLORER_CFLAGS) -MMD -MP -c $< -o $@

$(B)/explorer/explorer.a: $(EXPLORER)
	@rm -f $@
	@ar rcs $@ $^

# In one piece, where the names that are the explorer's own business are hidden: a program may have
# a `world`, or `threads`, itself. Gates are weak: it may have a `write`, too. So is what stands for
# the calls that are the explorer's only, up to the moment when it refuses them.
$(B)/explorer/sealed.o: $(B)/explorer/explorer.a
	@ld -r --whole-archive $< -o $@
	@objcopy --wildcard --keep-global-symbol=main --keep-global-symbol=explorer_at_step \
		--keep-global-symbol='x.*' --keep-global-symbol='__tsan_*' \
		--keep-global-symbol=__x86_indirect_thunk_r11 $@

$(B)/runtime/explorer.a: $(B)/explorer/sealed.o $(B)/runtime/explorer.map
	@rm -f $@
	@objcopy $$(sed -n 's/.* \(own\..*\)/--add-symbol \1=0,weak/p' $(B)/runtime/explorer.map) \
		$< $(B)/explorer/complete.o
	@ar rcs $@ $(B)/explorer/complete.o

# Which calls are renamed to the explorer's, and which are left as they are.
$(B)/explorer/calls.map $(B)/runtime/explorer.names: harness/explorer/calls/operations.h
$(B)/explorer/calls.map: harness/explorer/calls/map.h
$(B)/runtime/explorer.names: harness/explorer/calls/names.h
$(B)/explorer/calls.map $(B)/runtime/explorer.names:
	@mkdir -p $(@D)
	@$(CC) -E -P -Iharness/explorer $(filter-out %/operations.h,$^) | tr ';' '\n' | \
		sed -n 's/^ *\([A-Za-z_][A-Za-z0-9_ ]*\)$$/\1/p' | sed 's/ x_/ x./' >$@

# What the explorer itself calls, or is, a program may define for itself: there it is `own.<name>`.
$(B)/runtime/explorer.map: $(B)/explorer/calls.map $(B)/runtime/explorer.names $(B)/explorer/sealed.o
	@{ nm -u --format=posix $(B)/explorer/sealed.o; echo explorer_at_step; } | awk ' \
		FILENAME != "-" { known[$$1] = 1; next } \
		!($$1 in known) && $$1 !~ /^(__|x\.)/ { print $$1, "own." $$1 }' \
		$(B)/explorer/calls.map $(B)/runtime/explorer.names - | cat $(B)/explorer/calls.map - >$@

-include $(wildcard $(TOOLBOX:harness/%.c=$(B)/obj/%.d) $(B)/runtime/*.d $(EXPLORER:.o=.d))

# ---------------------------------------------------------------- a fresh machine

deps:
	@harness/deps --clang '$(CLANG)'

deps-course:
	@harness/deps --course --quiet --clang '$(CLANG)'

deps-test:
	@harness/deps --test --clang '$(CLANG)'

demo: build
	@harness/demo

# ---------------------------------------------------------------- the project's own tests

test: deps-test build
	@[ -d tests ] || { echo 'racelab: this is a student copy; it has no tests' >&2; exit 2; }
	@tests/run

lint: deps-test
	@tests/lint

bench: build
	@tests/bench

soak: deps-test build
	@tests/soak

# The toolbox again, checked by ASan and UBSan and with the fuzzers' counters in it: from the same
# objects come build/asan/racelab, the unit tests' second run, and the fuzzers.
SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all
ASAN_CC := $(CLANG)
ASAN_CFLAGS := $(filter-out -O%,$(CFLAGS)) -O1 -fno-omit-frame-pointer $(SANITIZERS)

# What tests are linked with: every module of the toolbox; they have a main of their own.
MODULES := $(patsubst harness/%.c,%.o,$(filter-out %/main.c,$(TOOLBOX)))

$(B)/asan/racelab: $(TOOLBOX:harness/%.c=$(B)/asan/%.o)
	@$(ASAN_CC) $(ASAN_CFLAGS) $^ $(LDLIBS) -o $@

$(B)/asan/%.o: harness/%.c $(TOOLCHAIN)
	@mkdir -p $(@D)
	@echo "  CC $< (ASan)"
	@$(ASAN_CC) $(ASAN_CFLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c $< -o $@

$(B)/tests/unit/%: tests/unit/%.c $(MODULES:%=$(B)/obj/%)
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(CFLAGS) -MMD -MP -MF $@.d -MT $@ $< $(MODULES:%=$(B)/obj/%) $(LDLIBS) -o $@

$(B)/tests/attacks/%: tests/attacks/%.c $(MODULES:%=$(B)/obj/%)
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) -MMD -MP -MF $@.d -MT $@ $< $(MODULES:%=$(B)/obj/%) $(LDLIBS) -o $@

$(B)/tests/asan/%: tests/unit/%.c $(MODULES:%=$(B)/asan/%)
	@mkdir -p $(@D)
	@echo "  CC $< (ASan)"
	@$(ASAN_CC) $(ASAN_CFLAGS) -MMD -MP -MF $@.d -MT $@ $< $(MODULES:%=$(B)/asan/%) $(LDLIBS) -o $@

$(B)/fuzz/%: tests/fuzz/%.c $(MODULES:%=$(B)/asan/%)
	@mkdir -p $(@D)
	@echo "  CC $< (fuzzer)"
	@$(ASAN_CC) $(ASAN_CFLAGS) -fsanitize=fuzzer -MMD -MP -MF $@.d -MT $@ $< $(MODULES:%=$(B)/asan/%) $(LDLIBS) -o $@

-include $(wildcard $(TOOLBOX:harness/%.c=$(B)/asan/%.d) $(B)/tests/*/*.d $(B)/fuzz/*.d)

clean:
	@rm -rf $(B)
