/*
 * Theory of operation
 *
 * Every name of the listing is a node: a variable, or a value. An arc leads from a node to those
 * that its value flows to: from a variable to what is loaded from it, from a number to the sum that
 * it is part of, from a sum to the variable that it is stored in. Whatever else an instruction does
 * with a name makes it matter, and what flows to a node that matters does so, too.
 *
 * Whatever is not understood makes its names matter: the price of a mistake is a state too many.
 */
#include "build/idle.h"

#include "base/memory.h"
#include "build/instruction.h"
#include "build/operand.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

struct arc {
	size_t to;
	struct arc *next;
};

struct node {
	struct span name;
	size_t function; /* 0 for a global */
	bool is_variable, is_local;
	bool matters;
	bool counts; /* its value comes from a local that is added to itself */
	struct arc *sources, *targets;
	size_t next; /* in its bucket; 0 is none */
};

struct graph {
	struct node *nodes; /* the first is no node */
	size_t count, function;
	size_t *buckets, bucket_count;
	size_t *stack, depth;
};

static size_t node_of(struct graph *graph, struct span name)
{
	size_t function = *name.at == '%' ? graph->function : 0;
	size_t *bucket = &graph->buckets[XXH3_64bits_withSeed(name.at, name.length, function) %
					 graph->bucket_count];
	size_t at = *bucket;

	while (at &&
		!(graph->nodes[at].function == function && span_same(graph->nodes[at].name, name)))
		at = graph->nodes[at].next;
	if (!at) {
		at = graph->count++;
		graph->nodes = grown(graph->nodes, at, sizeof *graph->nodes);
		graph->nodes[at] =
			(struct node){.name = name, .function = function, .next = *bucket};
		*bucket = at;
	}
	return at;
}

/* It stays where it is until the next name is looked up. */
static struct node *named(struct graph *graph, struct span name)
{
	size_t at = node_of(graph, name);

	return &graph->nodes[at];
}

static struct arc *new_arc(size_t to, struct arc *next)
{
	struct arc *arc = zeroed(1, sizeof *arc);

	*arc = (struct arc){to, next};
	return arc;
}

static void flows(struct graph *graph, size_t from, size_t to)
{
	graph->nodes[from].targets = new_arc(to, graph->nodes[from].targets);
	graph->nodes[to].sources = new_arc(from, graph->nodes[to].sources);
}

/* Takes the next name, local or global, off `text`; false at the end. */
static bool next_name(struct span *text, struct span *name)
{
	const char *at = text->at, *end = span_end(*text);

	while (at < end) {
		if (*at == '%' || *at == '@') {
			*name = span_between(at, span_behind_name(at, end));
			*text = span_between(span_end(*name), end);
			return true;
		}
		at = *at == '"' ? span_behind_quotes(at, end) : at + 1;
	}
	return false;
}

static void all_matter(struct graph *graph, struct span text)
{
	struct span name;

	while (next_name(&text, &name))
		named(graph, name)->matters = true;
}

/* ------------------------------------------------------------------ what flows where */

static bool is_name(struct span value)
{
	return value.length && strchr("%@", *value.at) &&
	       span_behind_name(value.at, span_end(value)) == span_end(value);
}

/* The variable that a load or store is of; 0 for any other memory. */
static size_t variable_of(struct graph *graph, const struct instruction *access)
{
	size_t node = is_name(access->pointer) ? node_of(graph, access->pointer) : 0;

	return graph->nodes[node].is_variable ? node : 0;
}

static void note_load(struct graph *graph, const struct instruction *load)
{
	size_t variable = variable_of(graph, load);

	if (variable && load->result.length)
		flows(graph, variable, node_of(graph, load->result));
	else
		all_matter(graph, load->pointer);
}

static void note_store(struct graph *graph, const struct instruction *store)
{
	size_t variable = variable_of(graph, store);
	struct span value = span_value(store->stored);

	if (variable && is_name(value) && *value.at == '%') {
		flows(graph, node_of(graph, value), variable);
	} else {
		all_matter(graph, value);
		if (!variable)
			all_matter(graph, store->pointer);
	}
}

/* What computes a value from others and does nothing else; a division may trap. */
static bool is_arithmetic(struct span line)
{
	static const char *const words[] = {"add", "sub", "mul", "and", "or", "xor", "shl", "lshr",
		"ashr", "fadd", "fsub", "fmul", "fneg", "sext", "zext", "trunc", "sitofp", "uitofp",
		"fpext", "fptrunc", "icmp", "fcmp", "select", "freeze"};
	struct span from;
	const char *word;

	if (!span_find(line, " = ", &from))
		return false;
	word = from.at + strlen(" = ");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_is(span_between(word, span_behind_word(word, span_end(line))), words[i]))
			return true;
	return false;
}

/* From every value of the line to its result. */
static void note_flow(struct graph *graph, const struct instruction *instruction)
{
	size_t result = instruction->result.length ? node_of(graph, instruction->result) : 0;
	struct span rest = span_between(span_end(instruction->result), span_end(instruction->line));
	struct span name;

	if (!result)
		all_matter(graph, instruction->line);
	while (result && next_name(&rest, &name)) {
		if (*name.at == '%')
			flows(graph, node_of(graph, name), result);
		else
			named(graph, name)->matters = true;
	}
}

/* Does a call only tell of an access, or the debugger of a variable? */
static bool is_silent(struct span callee)
{
	static const char *const prefixes[] = {"@__tsan_read", "@__tsan_write",
		"@__tsan_unaligned_", "@__tsan_volatile_", "@llvm.dbg.", "@llvm.lifetime."};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (span_starts(callee, prefixes[i]))
			return true;
	return false;
}

static void note_alloca(struct graph *graph, const struct instruction *instruction)
{
	struct node *node;

	if (!instruction->result.length)
		return;
	node = named(graph, instruction->result);
	node->is_variable = node->is_local = true;
}

static void note_instruction(struct graph *graph, const struct instruction *instruction)
{
	switch (instruction->opcode) {
	case OPCODE_ALLOCA:
		note_alloca(graph, instruction);
		return;
	case OPCODE_LOAD:
		note_load(graph, instruction);
		return;
	case OPCODE_STORE:
		note_store(graph, instruction);
		return;
	case OPCODE_CAST:
	case OPCODE_COMPARE:
		note_flow(graph, instruction);
		return;
	case OPCODE_CALL:
		if (!is_silent(instruction->callee))
			all_matter(graph, instruction->line);
		return;
	case OPCODE_OTHER:
		if (is_arithmetic(instruction->line)) {
			note_flow(graph, instruction);
			return;
		}
		/* fall through */
	case OPCODE_ELEMENT:
	case OPCODE_ASSEMBLY:
	case OPCODE_ATOMIC:
		all_matter(graph, instruction->line);
		return;
	}
}

/* "@x = internal global i64 0, align 8": a variable, if only this file knows it. */
static void note_global(struct graph *graph, struct span line)
{
	struct span name = span_between(line.at, span_behind_name(line.at, span_end(line)));
	struct span rest = span_between(span_end(name), span_end(line));

	if (span_starts(rest, " = internal global ") ||
		span_starts(rest, " = internal thread_local global "))
		named(graph, name)->is_variable = true;
	all_matter(graph, rest);
}

static void note_all(struct graph *graph, const struct listing *listing)
{
	struct instruction instruction;

	for (size_t i = 0; i < listing->line_count; i++)
		if (*listing->lines[i] == '@')
			note_global(graph, span_of(listing->lines[i]));
	for (size_t i = 0; i < listing->line_count; i++) {
		graph->function += text_starts(listing->lines[i], "define ");
		if (instruction_read(&instruction, span_of(listing->lines[i])))
			note_instruction(graph, &instruction);
	}
}

/* ------------------------------------------------------------------ what follows */

static void push(struct graph *graph, size_t node)
{
	graph->stack = grown(graph->stack, graph->depth, sizeof *graph->stack);
	graph->stack[graph->depth++] = node;
}

static void spread_matters(struct graph *graph)
{
	for (size_t i = 1; i < graph->count; i++)
		if (graph->nodes[i].matters)
			push(graph, i);
	while (graph->depth) {
		size_t node = graph->stack[--graph->depth];

		for (struct arc *arc = graph->nodes[node].sources; arc; arc = arc->next)
			if (!graph->nodes[arc->to].matters) {
				graph->nodes[arc->to].matters = true;
				push(graph, arc->to);
			}
	}
}

/* Is it a local that is stored what was computed from it, one or two steps away: `k = k + 1`? */
static bool is_counter(const struct graph *graph, const struct node *node)
{
	size_t self = (size_t)(node - graph->nodes);

	if (!node->is_local || !node->is_variable || node->matters)
		return false;
	for (const struct arc *load = node->targets; load; load = load->next)
		for (const struct arc *sum = graph->nodes[load->to].targets; sum; sum = sum->next)
			for (const struct arc *stored = graph->nodes[sum->to].targets; stored;
				stored = stored->next)
				if (stored->to == self)
					return true;
	return false;
}

static void spread_counts(struct graph *graph)
{
	for (size_t i = 1; i < graph->count; i++)
		if (is_counter(graph, &graph->nodes[i])) {
			graph->nodes[i].counts = true;
			push(graph, i);
		}
	while (graph->depth) {
		size_t node = graph->stack[--graph->depth];

		for (struct arc *arc = graph->nodes[node].targets; arc; arc = arc->next)
			if (!graph->nodes[arc->to].counts) {
				graph->nodes[arc->to].counts = true;
				push(graph, arc->to);
			}
	}
}

static bool stores_idle(struct graph *graph, const char *line)
{
	struct instruction instruction;
	const struct node *node;
	size_t variable;

	if (!instruction_read(&instruction, span_of(line)) || instruction.opcode != OPCODE_STORE)
		return false;
	variable = variable_of(graph, &instruction);
	node = &graph->nodes[variable];
	return node->is_variable && !node->matters && node->counts;
}

static void forget(struct graph *graph)
{
	for (size_t i = 1; i < graph->count; i++)
		for (int way = 0; way < 2; way++) {
			struct arc *arc = way ? graph->nodes[i].sources : graph->nodes[i].targets;

			while (arc) {
				struct arc *next = arc->next;

				free(arc);
				arc = next;
			}
		}
	free(graph->nodes);
	free(graph->buckets);
	free(graph->stack);
}

bool *idle_stores(const struct listing *listing)
{
	struct graph graph = {.count = 1, .bucket_count = listing->line_count + 1};
	bool *idle = zeroed(listing->line_count + 1, sizeof *idle);

	graph.nodes = zeroed(1, sizeof *graph.nodes);
	graph.buckets = zeroed(graph.bucket_count, sizeof *graph.buckets);
	note_all(&graph, listing);
	spread_matters(&graph);
	spread_counts(&graph);
	graph.function = 0;
	for (size_t i = 0; i < listing->line_count; i++) {
		graph.function += text_starts(listing->lines[i], "define ");
		idle[i] = stores_idle(&graph, listing->lines[i]);
	}
	forget(&graph);
	return idle;
}
