#include "detectors/finding.h"

#include "base/fault.h"
#include "base/memory.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_words[] = {
#define X(name, word, meaning) [FINDING_##name] = word,
	FINDING_KINDS(X)
#undef X
};

static const char *const kind_meanings[] = {
#define X(name, word, meaning) [FINDING_##name] = meaning,
	FINDING_KINDS(X)
#undef X
};

static const char *const operation_words[] = {
#define X(name, word) [ACCESS_##name] = word,
	ACCESS_OPERATIONS(X)
#undef X
};

enum {
	KIND_COUNT = sizeof kind_words / sizeof kind_words[0],
	OPERATION_COUNT = sizeof operation_words / sizeof operation_words[0],
};

const char *finding_kind_word(enum finding_kind kind)
{
	if ((unsigned)kind >= KIND_COUNT)
		bug("there is no finding kind %d", (int)kind);
	return kind_words[kind];
}

const char *finding_kind_meaning(enum finding_kind kind)
{
	if ((unsigned)kind >= KIND_COUNT)
		bug("there is no finding kind %d", (int)kind);
	return kind_meanings[kind];
}

const char *access_operation_word(enum access_operation operation)
{
	if ((unsigned)operation >= OPERATION_COUNT)
		bug("there is no access operation %d", (int)operation);
	return operation_words[operation];
}

struct finding *findings_append(struct findings *findings, const char *tool)
{
	struct finding *finding;

	if (findings->count >= FINDINGS_MOST) {
		findings->dropped++;
		return NULL;
	}
	finding = zeroed(1, sizeof *finding);
	finding->tool = text_copy(tool);
	findings->items = grown(findings->items, findings->count, sizeof *findings->items);
	findings->items[findings->count++] = finding;
	return finding;
}

void stack_push(struct stack *stack, const char *function, const char *file, int line, int column)
{
	if (stack->depth >= FINDING_FRAMES)
		return;
	stack->frames[stack->depth++] = (struct frame){
		.function = text_copy(function),
		.file = text_copy(file),
		.line = line,
		.column = column,
	};
}

void stack_release(struct stack *stack)
{
	for (int i = 0; i < stack->depth; i++) {
		free(stack->frames[i].function);
		free(stack->frames[i].file);
	}
	stack->depth = 0;
}

static void release_finding(struct finding *finding)
{
	for (int i = 0; i < finding->access_count; i++) {
		struct access *one = &finding->accesses[i];

		free(one->thread);
		for (int lock = 0; lock < one->lock_count; lock++)
			free(one->locks[lock]);
		stack_release(&one->stack);
		stack_release(&one->created);
	}
	free(finding->tool);
	free(finding->summary);
	free(finding->variable);
	free(finding->log);
	free(finding);
}

void findings_release(struct findings *findings)
{
	/* A finding that was moved to another list leaves NULL behind. */
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i])
			release_finding(findings->items[i]);
	free(findings->items);
	*findings = (struct findings){0};
}

const char *base_name(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;

	return slash ? slash + 1 : path;
}

static bool is_one_of(const char *file, const char *files)
{
	char candidate[PATH_MAX];

	if (!file || !*base_name(file))
		return false;
	while (text_next_word(&files, candidate, sizeof candidate))
		if (strcmp(base_name(file), base_name(candidate)) == 0)
			return true;
	return false;
}

const struct frame *stack_frame_in(const struct stack *stack, const char *files)
{
	for (int i = 0; i < stack->depth; i++)
		if (is_one_of(stack->frames[i].file, files))
			return &stack->frames[i];
	return NULL;
}

bool finding_is_in(const struct finding *finding, const char *program, const char *edited)
{
	for (int i = 0; i < finding->access_count; i++) {
		const struct frame *frame = stack_frame_in(&finding->accesses[i].stack, program);

		if (frame && text_has_word(edited, base_name(frame->file)))
			return true;
	}
	return false;
}

static bool same_string(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) == 0 : one == other;
}

static const char *innermost_function(const struct finding *finding, int index, const char *files)
{
	const struct frame *frame = NULL;

	if (index < finding->access_count)
		frame = stack_frame_in(&finding->accesses[index].stack, files);
	return frame ? frame->function : NULL;
}

bool finding_same(const struct finding *one, const struct finding *other, const char *files)
{
	const char *a = innermost_function(one, 0, files), *b = innermost_function(one, 1, files);
	const char *c = innermost_function(other, 0, files);
	const char *d = innermost_function(other, 1, files);

	if (one->kind != other->kind || !same_string(one->variable, other->variable))
		return false;
	return (same_string(a, c) && same_string(b, d)) || (same_string(a, d) && same_string(b, c));
}

char *variable_plain(const char *symbol, size_t length)
{
	const char *end = symbol + length, *start = symbol, *at = end;

	while (at > symbol && isdigit((unsigned char)at[-1]))
		at--;
	if (at < end && at - 1 > symbol && at[-1] == '.')
		end = at - 1;
	for (at = start; at < end; at++)
		if (*at == '.' || *at == ':')
			start = at + 1;
	return start < end ? text_format("%.*s", (int)(end - start), start) : NULL;
}
