#include "base/text.h"
#include "verdict/policy.h"
#include "words/explain.h"
#include "words/gcc.h"

#include <stdlib.h>
#include <string.h>

/* Where an access is, in the program; or where its thread was made. */
static const struct frame *frame_of(const struct access *access, const char *files)
{
	const struct frame *frame = stack_frame_in(&access->stack, files);

	return frame ? frame : stack_frame_in(&access->created, files);
}

static void add_locks(struct text *words, const struct access *access)
{
	if (access->operation == ACCESS_NONE || !access->tells_locks)
		return;
	if (access->lock_count)
		text_addf(words, ", holding %d lock%s", access->lock_count,
			access->lock_count > 1 ? "s" : "");
	else
		text_add(words, ", holding no lock");
}

/* What the thread does there, where it accesses nothing. */
static const char *verb_of(const struct finding *finding, const struct access *access)
{
	if (access->operation == ACCESS_NONE && finding->kind == FINDING_DEADLOCK)
		return "waits";
	if (access->operation == ACCESS_NONE && finding->kind == FINDING_LOCK_ORDER)
		return "locks";
	return explain_verb(access->operation);
}

/* "thread 1 reads it in increment(), holding no lock" */
static void add_access(struct text *words, const struct finding *finding,
	const struct access *access, const struct frame *frame, const char *files)
{
	char *thread = explain_thread(access, files);

	text_addf(words, "%s %s", thread, verb_of(finding, access));
	if (access->operation != ACCESS_NONE)
		text_add(words, " it");
	if (frame->function)
		text_addf(words, " in %s()", frame->function);
	else if (access->operation == ACCESS_NONE)
		text_add(words, " here");
	add_locks(words, access);
	free(thread);
}

static struct gcc_place place_of(const struct frame *frame, const struct finding *finding)
{
	return (struct gcc_place){.file = base_name(frame->file),
		.line = frame->line,
		.column = frame->column,
		.name = finding->variable};
}

/* What it is. The story of threads that are stuck tells more than where one of them is. */
static void add_head(struct text *words, const struct gcc *gcc, const struct finding *finding,
	int which, const struct conf *facts)
{
	const struct access *access = &finding->accesses[which];
	const char *files = lab_program(gcc->subject.lab);
	const char *story = conf_get_or(facts, "ends.deadlock.story", NULL);

	text_add(words, finding_kind_meaning(finding->kind));
	if (finding->variable)
		text_addf(words, " on `%s`", finding->variable);
	if (finding->summary && (finding->kind == FINDING_MISUSE || finding->kind == FINDING_OTHER))
		text_addf(words, " (%s)", finding->summary);
	text_add(words, ": ");
	if (finding->kind == FINDING_DEADLOCK && story)
		text_add(words, story);
	else
		add_access(words, finding, access, frame_of(access, files), files);
	text_addf(words, " [%s]", finding->tool);
}

/* The access that is told first: in a file of the reader's, if there is one; -1 for none at all. */
static int first_access(const struct lab *lab, const struct finding *finding)
{
	const char *const lists[] = {lab_edit(lab), lab_program(lab)};

	for (size_t list = 0; list < 2; list++)
		for (int i = 0; i < finding->access_count; i++)
			if (frame_of(&finding->accesses[i], lists[list]))
				return i;
	return -1;
}

static void tell(struct gcc *gcc, const struct finding *finding, enum gcc_kind kind,
	const struct conf *facts)
{
	const char *files = lab_program(gcc->subject.lab);
	int first = first_access(gcc->subject.lab, finding);
	struct text words = {0};

	if (first < 0)
		return;
	add_head(&words, gcc, finding, first, facts);
	gcc_line(gcc, kind, place_of(frame_of(&finding->accesses[first], files), finding),
		text_string(&words));
	for (int i = 0; i < finding->access_count; i++) {
		const struct access *access = &finding->accesses[i];
		const struct frame *frame = frame_of(access, files);

		if (i == first || !frame)
			continue;
		text_clear(&words);
		add_access(&words, finding, access, frame, files);
		gcc_line(gcc, GCC_NOTE, place_of(frame, finding), text_string(&words));
	}
	text_release(&words);
}

static void tell_weighed(struct gcc *gcc, const struct findings *findings,
	const struct finding *finding, const struct conf *facts)
{
	const struct lab *lab = gcc->subject.lab;
	const char *files = lab_program(lab), *edit = lab_edit(lab);
	struct text lesson = {0};
	bool counts = policy_weigh(finding, findings, facts, files, edit, &lesson) == WEIGHT_COUNTS;
	int first = first_access(lab, finding);

	tell(gcc, finding, counts ? GCC_WARNING : GCC_NOTE, facts);
	if (!counts && lesson.length && first >= 0)
		gcc_line(gcc, GCC_NOTE,
			place_of(frame_of(&finding->accesses[first], files), finding),
			text_string(&lesson));
	text_release(&lesson);
}

/* ---------------------------------------------------------------- each once */

/*
 * Is each of its lines among `lines`, where findings of its kind about the same variable were told?
 * Adds them to it. Blocks of the heap are all called alike, whatever their sizes.
 */
static bool is_known(struct text *lines, const struct finding *finding, const char *files)
{
	bool known = true;

	for (int i = 0; i < finding->access_count; i++) {
		const struct frame *frame = frame_of(&finding->accesses[i], files);
		const char *name = finding->variable ? finding->variable : "";
		char *line;

		if (!frame)
			continue;
		line = text_format("%s:%.*s:%s:%d", finding_kind_word(finding->kind),
			(int)strcspn(name, " ,"), name, base_name(frame->file), frame->line);
		if (!text_has_word(text_string(lines), line)) {
			known = false;
			text_addf(lines, "%s ", line);
		}
		free(line);
	}
	return known;
}

/* ThreadSanitizer does, and so it goes first where several report the same. */
static bool knows_columns(const struct finding *finding)
{
	return finding->access_count && finding->accesses[0].stack.depth &&
	       finding->accesses[0].stack.frames[0].column > 0;
}

void gcc_findings(struct gcc *gcc, const struct findings *findings, const struct conf *facts)
{
	const char *files = lab_program(gcc->subject.lab);
	struct text lines = {0};

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < findings->count; i++) {
			const struct finding *finding = findings->items[i];

			if (knows_columns(finding) == (pass == 0) &&
				!is_known(&lines, finding, files))
				tell_weighed(gcc, findings, finding, facts);
		}
	text_release(&lines);
}
