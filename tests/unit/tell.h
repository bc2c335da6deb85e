/*
 * Findings as text, for tests to compare. tell_short() is for reading: one line per finding
 * and one per access, with the frames that lie in /lab/src, the folder of the samples.
 * tell_all() leaves nothing out: two lists of findings are equal when it tells the same.
 */
#ifndef TELL_H
#define TELL_H

#include "detectors/finding.h"

static inline void tell_frames(struct text *text, const struct stack *stack)
{
	const char *separator = " ";

	for (int i = 0; i < stack->depth; i++) {
		const struct frame *frame = &stack->frames[i];

		if (!frame->file || !text_starts(frame->file, "/lab/src/"))
			continue;
		text_addf(text, "%s%s %s:%d", separator, frame->function, base_name(frame->file),
			frame->line);
		if (frame->column)
			text_addf(text, ":%d", frame->column);
		separator = " < ";
	}
}

static inline void tell_short(struct text *text, const struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = findings->items[i];

		text_addf(text, "%s of %s: %s\n", finding_kind_word(finding->kind),
			finding->variable ? finding->variable : "-", finding->summary);
		for (int j = 0; j < finding->access_count; j++) {
			const struct access *one = &finding->accesses[j];

			text_addf(text, "  %s %d by %s", access_operation_word(one->operation),
				one->size, one->thread ? one->thread : "-");
			for (int lock = 0; lock < one->lock_count; lock++)
				text_addf(text, " %s", one->locks[lock]);
			text_add(text, ":");
			tell_frames(text, &one->stack);
			if (one->created.depth)
				text_add(text, "; made in");
			tell_frames(text, &one->created);
			text_add(text, "\n");
		}
	}
}

static inline void tell_string(struct text *text, const char *string)
{
	if (string)
		text_addf(text, " \"%s\"", string);
	else
		text_add(text, " -");
}

static inline void tell_stack(struct text *text, const struct stack *stack)
{
	text_addf(text, " %d", stack->depth);
	for (int i = 0; i < stack->depth; i++) {
		tell_string(text, stack->frames[i].function);
		tell_string(text, stack->frames[i].file);
		text_addf(text, " %d %d", stack->frames[i].line, stack->frames[i].column);
	}
}

static inline void tell_all(struct text *text, const struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = findings->items[i];

		tell_string(text, finding->tool);
		text_addf(text, " %d", (int)finding->kind);
		tell_string(text, finding->summary);
		tell_string(text, finding->variable);
		text_addf(text, " %lu", finding->seed);
		tell_string(text, finding->log);
		for (int j = 0; j < finding->access_count; j++) {
			const struct access *one = &finding->accesses[j];

			text_addf(text, "\n %d %d", (int)one->operation, one->size);
			tell_string(text, one->thread);
			for (int lock = 0; lock < one->lock_count; lock++)
				tell_string(text, one->locks[lock]);
			tell_stack(text, &one->stack);
			tell_stack(text, &one->created);
		}
		text_add(text, "\n");
	}
	text_addf(text, "dropped %zu\n", findings->dropped);
}

#endif
