#include "words/explain.h"

#include "detectors/detector.h"
#include "words/screen.h"
#include "words/source.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *explain_verb(enum access_operation operation)
{
	switch (operation) {
	case ACCESS_NONE:
		return "is";
	case ACCESS_READ:
		return "reads";
	case ACCESS_WRITE:
		return "writes";
	case ACCESS_ATOMIC_READ:
		return "reads (atomically)";
	case ACCESS_ATOMIC_WRITE:
		return "writes (atomically)";
	}
	return "?";
}

char *explain_thread(const struct access *access, const char *files)
{
	const struct frame *first = NULL;

	for (int i = 0; i < access->stack.depth; i++) {
		const struct stack rest = {.frames = {access->stack.frames[i]}, .depth = 1};

		if (stack_frame_in(&rest, files))
			first = &access->stack.frames[i];
	}
	if (access->thread)
		return text_format("%s%s", isdigit((unsigned char)*access->thread) ? "thread " : "",
			access->thread);
	if (first && first->function && strcmp(first->function, "main") == 0)
		return text_copy("main");
	return text_format(
		"a thread that began in %s()", first && first->function ? first->function : "?");
}

static void tell_thread(const struct access *access, const char *files)
{
	char *thread = explain_thread(access, files);

	screen_plain(thread);
	free(thread);
}

static void tell_access(
	const struct access *access, const char *source, const char *files, enum explained how)
{
	const struct frame *frame = stack_frame_in(&access->stack, files);
	char *line;

	if (!frame)
		return;
	line = source_line(source, base_name(frame->file), frame->line);
	printf("    ");
	tell_thread(access, files);
	if (how == EXPLAIN_BRIEFLY && access->operation == ACCESS_NONE) {
		printf(" at %s%s:%d%s  ", ink(CYAN), base_name(frame->file), frame->line,
			ink_off());
		screen_plain(line);
		putchar('\n');
		free(line);
		return;
	}
	printf(" %s in ", explain_verb(access->operation));
	screen_plain(frame->function ? frame->function : "?");
	printf("()");
	if (access->operation == ACCESS_NONE && !access->lock_count)
		printf(" here");
	else if (access->lock_count)
		printf(", holding %d lock%s", access->lock_count,
			access->lock_count > 1 ? "s" : "");
	else if (access->tells_locks)
		printf(", holding no lock");
	printf("\n      %s%s:%d%s  ", ink(CYAN), base_name(frame->file), frame->line, ink_off());
	screen_plain(line);
	putchar('\n');
	free(line);
}

static const char *why_it_matters(const struct finding *finding)
{
	switch (finding->kind) {
	case FINDING_RACE:
		return "Nothing orders these two accesses: the threads hold no lock in common, and "
		       "no "
		       "join or other call comes between them. What one thread stores, the other "
		       "may "
		       "overwrite or never see.";
	case FINDING_LOCK_ORDER:
		return "One thread can hold the first lock and want the second while the other "
		       "holds the second and wants the first. Then both wait for ever.";
	case FINDING_MISUSE:
		return "Only the thread that locked a lock may unlock it, and only once.";
	case FINDING_THREAD_LEAK:
		return "The program may end while this thread is still working; join it first.";
	case FINDING_DEADLOCK:
		return "No thread is left that could wake them.";
	case FINDING_MEMORY:
		return "By then that memory may belong to something else.";
	case FINDING_OTHER:
		return "";
	}
	return "";
}

void explain_finding(
	const struct finding *finding, const char *source, const char *files, enum explained how)
{
	printf("  %s%s%s", ink(BOLD), finding_kind_meaning(finding->kind), ink_off());
	if (finding->variable) {
		printf(" on `");
		screen_plain(finding->variable);
		printf("`");
	}
	printf(", seen by %s (seed %lu)\n", detector_title(finding->tool), finding->seed);
	for (int i = 0; i < finding->access_count; i++)
		tell_access(&finding->accesses[i], source, files, how);
	if (how == EXPLAIN_WHY && *why_it_matters(finding))
		screen_wrap(4, "    ", why_it_matters(finding));
}
