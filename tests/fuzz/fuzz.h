/*
 * What the fuzzers of the parsers have in common. A fuzzer's input goes to one parser; then
 * the promises of the headers are checked with REQUIRE, which aborts.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "base/file.h"
#include "detectors/finding.h"
#include "../unit/tell.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#define REQUIRE(condition)                                                                      \
	do {                                                                                    \
		if (!(condition)) {                                                             \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
			abort();                                                                \
		}                                                                               \
	} while (0)

/* A file of this process's own, best in memory; the caller frees the path. */
static inline char *fuzz_path(const char *name)
{
	const char *folder = getenv("TMPDIR");

	if (!folder)
		folder = is_directory("/dev/shm") ? "/dev/shm" : "/tmp";
	return text_format("%s/racelab-fuzz.%ld.%s", folder, (long)getpid(), name);
}

static inline void require_sound_stack(const struct stack *stack)
{
	REQUIRE(stack->depth >= 0 && stack->depth <= FINDING_FRAMES);
	for (int i = 0; i < stack->depth; i++) {
		const struct frame *frame = &stack->frames[i];

		REQUIRE(frame->function || frame->file);
		REQUIRE(frame->line >= 0 && frame->column >= 0);
	}
}

static inline void require_sound(const struct findings *findings, const char *tool)
{
	REQUIRE(findings->count <= FINDINGS_MOST);
	REQUIRE(findings->dropped == 0 || findings->count == FINDINGS_MOST);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = findings->items[i];

		REQUIRE(strcmp(finding->tool, tool) == 0);
		REQUIRE(finding_kind_word(finding->kind));
		REQUIRE(!finding->summary || !strchr(finding->summary, '\n'));
		REQUIRE(finding->access_count >= 0 && finding->access_count <= FINDING_ACCESSES);
		REQUIRE(finding_same(finding, finding, "main.c"));
		for (int j = 0; j < finding->access_count; j++) {
			const struct access *one = &finding->accesses[j];

			REQUIRE(access_operation_word(one->operation));
			REQUIRE(one->size >= 0);
			REQUIRE(one->lock_count >= 0 && one->lock_count <= FINDING_LOCKS);
			REQUIRE(!one->thread || *one->thread);
			require_sound_stack(&one->stack);
			require_sound_stack(&one->created);
		}
	}
}

/* The same text, but for '?' where `written` is no ASCII. */
static inline void require_same_text(const struct text *written, const struct text *read)
{
	REQUIRE(written->length == read->length);
	for (size_t i = 0; i < written->length; i++)
		REQUIRE(written->bytes[i] == read->bytes[i] ||
			((unsigned char)written->bytes[i] >= 0x80 && read->bytes[i] == '?'));
}

/* Writes findings.json and reads it: the first time bytes may turn into '?', then nothing. */
static inline void require_round_trip(const struct findings *findings)
{
	char *path = fuzz_path("findings.json");
	struct findings once = {0}, twice = {0};
	struct text before = {0}, after = {0}, again = {0};

	REQUIRE(findings_write(findings, path) == 0);
	REQUIRE(findings_read(&once, path) == 0);
	REQUIRE(findings_write(&once, path) == 0);
	REQUIRE(findings_read(&twice, path) == 0);
	tell_all(&before, findings);
	tell_all(&after, &once);
	tell_all(&again, &twice);
	require_same_text(&before, &after);
	REQUIRE(strcmp(text_string(&after), text_string(&again)) == 0);
	unlink(path);
	findings_release(&once);
	findings_release(&twice);
	text_release(&before);
	text_release(&after);
	text_release(&again);
	free(path);
}

#endif
