/*
 * Theory of operation
 *
 * The compiler's text without optimisation still has the loops of the source: a loop is a branch
 * back to a block that is on the way there, and all blocks on the way. Every value is computed in
 * one place, so a branch in the loop is followed back to what decides it: to loads from local
 * variables, which must not change in the loop, and to at least one load from other memory.
 *
 * A call of a function of the same file counts as what that one does.
 *
 * Names are looked for line by line. What is too large for that, by BUDGET, stays unread.
 */
#include "build/looks.h"

#include "base/memory.h"
#include "build/instruction.h"

#include <stdlib.h>
#include <string.h>

enum {
	BLOCKS_MOST = 1000,
	NEXT_MOST = 2,
	DEEPEST = 50, /* steps back from a branch */
	CALLS_DEEPEST = 5,
	BUDGET = 200000000, /* lines to compare, for a listing */
};

struct block {
	struct span label;
	size_t begin, end; /* its lines; the last one says where it goes */
	int next[NEXT_MOST], next_count;
	bool in_loop, on_path, seen;
};

struct body {
	const struct listing *listing;
	long *budget; /* what is left of it */
	struct instruction *lines; /* of one function */
	const char **texts;
	size_t line_count;
	struct block *blocks;
	int block_count;
};

static bool is_left(const long *budget)
{
	return *budget > 0;
}

/* ------------------------------------------------------------------ a function */

static struct span label_of(const char *line)
{
	const char *end = line + strcspn(line, ": ");

	return *line != ' ' && *end == ':' ? span_between(line, end) : span_between(line, line);
}

static int block_named(const struct body *body, struct span name)
{
	struct span label = span_between(name.at + 1, span_end(name));

	for (int i = 0; i < body->block_count; i++)
		if (span_same(body->blocks[i].label, label))
			return i;
	return -1;
}

static void begin_block(struct body *body, struct span label)
{
	body->blocks = grown(body->blocks, (size_t)body->block_count, sizeof *body->blocks);
	body->blocks[body->block_count++] =
		(struct block){.label = label, .begin = body->line_count, .end = body->line_count};
}

static void add_line(struct body *body, const char *text)
{
	struct instruction instruction = {.line = span_of(text), .opcode = OPCODE_OTHER};

	instruction_read(&instruction, span_of(text));
	body->lines = grown(body->lines, body->line_count, sizeof *body->lines);
	body->texts = grown(body->texts, body->line_count, sizeof *body->texts);
	body->lines[body->line_count] = instruction;
	body->texts[body->line_count++] = text;
	body->blocks[body->block_count - 1].end = body->line_count;
}

/* "br i1 %24, label %25, label %34". A switch has more ways than are followed, and waits for none.
 */
static void find_next(struct body *body, struct block *block)
{
	struct span rest, name;

	if (!body->lines || block->begin == block->end)
		return;
	rest = span_trim(body->lines[block->end - 1].line);
	if (!span_starts(rest, "br "))
		return;
	while (block->next_count < NEXT_MOST && span_find(rest, "label %", &rest)) {
		int to;

		span_next_local(&rest, &name);
		to = block_named(body, name);
		if (to >= 0)
			block->next[block->next_count++] = to;
	}
}

/* From the line behind "define"; returns the line of the closing bracket. */
static size_t read_body(struct body *body, const struct listing *listing, long *budget, size_t at)
{
	*body = (struct body){.listing = listing, .budget = budget};
	begin_block(body, span_of(""));
	for (; at < listing->line_count && *listing->lines[at] != '}'; at++) {
		struct span label = label_of(listing->lines[at]);

		if (label.length)
			begin_block(body, label);
		else if (*listing->lines[at] == ' ')
			add_line(body, listing->lines[at]);
	}
	if (body->block_count > BLOCKS_MOST)
		*budget = 0;
	*budget -= (long)body->line_count;
	for (int i = 0; i < body->block_count && is_left(budget); i++)
		find_next(body, &body->blocks[i]);
	return at;
}

static void release_body(struct body *body)
{
	free(body->lines);
	free(body->texts);
	free(body->blocks);
}

static const struct instruction *defines(const struct body *body, struct span name)
{
	*body->budget -= (long)body->line_count;
	for (size_t i = 0; i < body->line_count && is_left(body->budget); i++)
		if (span_same(body->lines[i].result, name))
			return &body->lines[i];
	return NULL;
}

/* What a pointer points into: the local variable, or where an address was loaded or computed. */
static struct span base_of(const struct body *body, struct span pointer)
{
	const struct instruction *from = defines(body, pointer);

	for (int depth = 0; depth < DEEPEST && from; depth++) {
		if (from->opcode != OPCODE_ELEMENT && from->opcode != OPCODE_CAST)
			break;
		pointer = from->pointer;
		from = defines(body, pointer);
	}
	return pointer;
}

static bool is_local(const struct body *body, struct span pointer)
{
	const struct instruction *from = defines(body, base_of(body, pointer));

	return from && from->opcode == OPCODE_ALLOCA;
}

/* Where in its structure? The same words mean the same place, if the rest is the same, too. */
static struct span place_of(const struct body *body, struct span pointer)
{
	const struct instruction *from = defines(body, pointer);
	struct span parts[SPAN_PARTS];
	int count;

	if (!from || from->opcode != OPCODE_ELEMENT)
		return pointer;
	count = span_split(from->line, parts);
	return count > 2 ? span_between(parts[2].at, span_end(from->line)) : pointer;
}

/* ------------------------------------------------------------------ what a call does */

/* Calls in which a process meets no other, though time goes by. */
static bool is_quiet_name(struct span callee)
{
	static const char *const quiet[] = {"@sched_yield", "@pthread_yield", "@thrd_yield",
		"@usleep", "@nanosleep", "@sleep", "@thrd_sleep"};

	for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
		if (span_is(callee, quiet[i]))
			return true;
	return span_starts(callee, "@llvm.");
}

static bool is_definition_of(const char *line, struct span name)
{
	struct span from;

	return text_starts(line, "define ") && span_find(span_of(line), "@", &from) &&
	       span_same(span_between(from.at, span_behind_name(from.at, span_end(from))), name);
}

struct manner {
	bool meets; /* it may meet another process */
	bool looks; /* it loads from memory that is not its own */
};

static struct manner manner_of_line(const struct body *body, size_t at, int depth);

/* Of a function of this file; one from elsewhere may do anything. */
static struct manner manner_of(
	const struct listing *listing, long *budget, struct span name, int depth)
{
	struct manner manner = {.meets = true};
	struct body body;

	*budget -= (long)listing->line_count;
	for (size_t i = 0; i < listing->line_count && depth < CALLS_DEEPEST && is_left(budget);
		i++) {
		if (!is_definition_of(listing->lines[i], name))
			continue;
		read_body(&body, listing, budget, i + 1);
		manner.meets = false;
		for (size_t n = 0; n < body.line_count && !manner.meets; n++) {
			struct manner line = manner_of_line(&body, n, depth);

			manner.meets = line.meets;
			manner.looks = manner.looks || line.looks;
		}
		release_body(&body);
		return manner;
	}
	return manner;
}

static struct manner manner_of_line(const struct body *body, size_t at, int depth)
{
	const struct instruction *line = &body->lines[at];

	if (line->opcode == OPCODE_ATOMIC)
		return (struct manner){.meets = !span_starts(span_trim(line->line), "fence ")};
	if (line->opcode == OPCODE_LOAD)
		return (struct manner){.looks = !is_local(body, line->pointer)};
	if (line->opcode != OPCODE_CALL || is_quiet_name(line->callee))
		return (struct manner){0};
	return manner_of(body->listing, body->budget, line->callee, depth + 1);
}

/* ------------------------------------------------------------------ a loop */

/* Marks what leads to `block`, up to what is marked already. */
static void mark_way(struct body *body, int block)
{
	body->blocks[block].in_loop = true;
	*body->budget -= body->block_count;
	for (int i = 0; i < body->block_count; i++)
		for (int n = 0; n < body->blocks[i].next_count; n++)
			if (body->blocks[i].next[n] == block && !body->blocks[i].in_loop)
				mark_way(body, i);
}

static bool is_in_loop(const struct body *body, const struct instruction *line)
{
	size_t at = (size_t)(line - body->lines);

	*body->budget -= body->block_count;
	for (int i = 0; i < body->block_count; i++)
		if (at >= body->blocks[i].begin && at < body->blocks[i].end)
			return body->blocks[i].in_loop;
	return false;
}

static bool changes_in_loop(const struct body *body, struct span variable)
{
	for (size_t i = 0; i < body->line_count; i++) {
		const struct instruction *line = &body->lines[i];

		if (line->opcode == OPCODE_STORE && is_in_loop(body, line) &&
			span_same(base_of(body, line->pointer), variable))
			return true;
	}
	return false;
}

static bool changes_place(const struct body *body, const struct instruction *look)
{
	struct span place = place_of(body, look->pointer);

	for (size_t i = 0; i < body->line_count; i++) {
		const struct instruction *line = &body->lines[i];

		if (line->opcode == OPCODE_STORE && is_in_loop(body, line) &&
			!is_local(body, line->pointer) &&
			span_same(place_of(body, line->pointer), place))
			return true;
	}
	return false;
}

struct decision {
	const struct instruction *look; /* that it depends on */
	bool is_other; /* it depends on something else that may change */
	int steps;
};

static void follow(const struct body *body, struct span text, struct decision *decision);

static void follow_value(
	const struct body *body, const struct instruction *from, struct decision *decision)
{
	switch (from->opcode) {
	case OPCODE_ALLOCA:
		return;
	case OPCODE_LOAD:
		if (is_local(body, from->pointer)) {
			if (changes_in_loop(body, base_of(body, from->pointer)))
				decision->is_other = true;
			return;
		}
		/* The address of what is looked at is loaded first. */
		if (!decision->look && from->type.length && !span_ends(from->type, "*") &&
			!span_is(from->type, "ptr"))
			decision->look = from;
		follow(body, from->pointer, decision);
		return;
	case OPCODE_CAST:
	case OPCODE_ELEMENT:
	case OPCODE_COMPARE:
	case OPCODE_OTHER:
		follow(body, span_between(span_end(from->result), span_end(from->line)), decision);
		return;
	case OPCODE_CALL:
		/* Quiet, as the loop would not be judged otherwise. */
		if (manner_of_line(body, (size_t)(from - body->lines), 0).looks)
			decision->look = from;
		follow(body, from->arguments, decision);
		return;
	case OPCODE_STORE:
	case OPCODE_ASSEMBLY:
	case OPCODE_ATOMIC:
		decision->is_other = true;
		return;
	}
}

/* Follows every local name in `text` to where it comes from. */
static void follow(const struct body *body, struct span text, struct decision *decision)
{
	struct span name;

	while (!decision->is_other && span_next_local(&text, &name)) {
		const struct instruction *from = defines(body, name);

		if (++decision->steps > DEEPEST)
			decision->is_other = true;
		else if (from)
			follow_value(body, from, decision);
	}
}

static const struct instruction *look_of_loop(const struct body *body)
{
	const struct instruction *look = NULL;

	for (size_t i = 0; i < body->line_count; i++)
		if (is_in_loop(body, &body->lines[i]) && manner_of_line(body, i, 0).meets)
			return NULL;
	for (int i = 0; i < body->block_count && !look; i++) {
		const struct block *block = &body->blocks[i];
		struct decision decision = {0};
		struct span condition;

		if (!block->in_loop || block->next_count < NEXT_MOST)
			continue;
		condition = body->lines[block->end - 1].line;
		follow(body, span_between(condition.at, strchr(condition.at, ',')), &decision);
		if (decision.look && !decision.is_other && !changes_place(body, decision.look))
			look = decision.look;
	}
	return look;
}

/* ------------------------------------------------------------------ all of them */

static const struct instruction *look_behind(struct body *body, int latch, int head)
{
	for (int i = 0; i < body->block_count; i++)
		body->blocks[i].in_loop = false;
	body->blocks[head].in_loop = true;
	mark_way(body, latch);
	return look_of_loop(body);
}

static const struct instruction *visit(struct body *body, int at)
{
	struct block *block = &body->blocks[at];
	const struct instruction *look = NULL;

	block->seen = block->on_path = true;
	for (int n = 0; n < block->next_count && !look && is_left(body->budget); n++) {
		int to = block->next[n];

		if (body->blocks[to].on_path)
			look = look_behind(body, at, to);
		else if (!body->blocks[to].seen)
			look = visit(body, to);
	}
	block->on_path = false;
	return look;
}

int looks_in(const struct listing *listing)
{
	long budget = BUDGET;
	int line = LOOKS_NOWHERE;

	for (size_t i = 0; i < listing->line_count && !line; i++) {
		const struct instruction *look = NULL;
		struct body body;

		if (!text_starts(listing->lines[i], "define "))
			continue;
		i = read_body(&body, listing, &budget, i + 1);
		if (budget > 0)
			look = visit(&body, 0);
		if (look) {
			line = listing_source_line(listing, body.texts[look - body.lines]);
			line = line ? line : LOOKS_SOMEWHERE;
		}
		release_body(&body);
	}
	return !line && budget <= 0 ? LOOKS_UNREAD : line;
}
