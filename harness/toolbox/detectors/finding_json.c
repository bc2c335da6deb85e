#include "detectors/finding.h"

#include "base/json.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of the largest findings.json that findings_read() accepts. */
enum { FINDINGS_LARGEST = 64 << 20 };

/* A reader that keeps numbers as doubles would round seeds above this; they go as strings. */
#define SEED_EXACT (1UL << 53)

static json_t *stack_to_json(const struct stack *stack)
{
	json_t *frames = json_array();

	for (int i = 0; i < stack->depth; i++) {
		json_t *frame = json_object();

		json_set_text(frame, "function", stack->frames[i].function);
		json_set_text(frame, "file", stack->frames[i].file);
		json_set_number(frame, "line", stack->frames[i].line);
		json_set_number(frame, "column", stack->frames[i].column);
		json_array_append_new(frames, frame);
	}
	return frames;
}

static json_t *access_to_json(const struct access *one)
{
	json_t *object = json_object(), *locks = json_array();

	for (int i = 0; i < one->lock_count; i++)
		json_array_append_new(locks, json_clean(one->locks[i]));
	json_set_text(object, "operation", access_operation_word(one->operation));
	json_set_number(object, "size", one->size);
	json_set_text(object, "thread", one->thread);
	json_object_set_new(object, "locks", locks);
	json_object_set_new(object, "stack", stack_to_json(&one->stack));
	json_object_set_new(object, "created", stack_to_json(&one->created));
	return object;
}

static json_t *finding_to_json(const struct finding *finding)
{
	json_t *object = json_object(), *accesses = json_array();

	for (int i = 0; i < finding->access_count; i++)
		json_array_append_new(accesses, access_to_json(&finding->accesses[i]));
	json_set_text(object, "tool", finding->tool);
	json_set_text(object, "kind", finding_kind_word(finding->kind));
	json_set_text(object, "summary", finding->summary);
	json_set_text(object, "variable", finding->variable);
	json_object_set_new(object, "accesses", accesses);
	if (finding->seed <= SEED_EXACT)
		json_set_number(object, "seed", (json_int_t)finding->seed);
	else
		json_object_set_new(object, "seed", json_sprintf("%lu", finding->seed));
	json_set_text(object, "log", finding->log);
	return object;
}

int findings_write(const struct findings *findings, const char *path)
{
	json_t *root = json_object(), *items = json_array();
	int problem;

	for (size_t i = 0; i < findings->count; i++)
		json_array_append_new(items, finding_to_json(findings->items[i]));
	json_object_set_new(root, "findings", items);
	json_set_number(root, "dropped", (json_int_t)findings->dropped);
	problem = json_write(root, path, JSON_INDENT(1));
	json_decref(root);
	return problem;
}

/*
 * Reading back. Each function below returns false for anything findings_write() would not
 * have written: an unknown key, a missing one, a wrong type, a list past its limit.
 */
static bool kind_from_json(const char *word, enum finding_kind *kind)
{
#define X(name, text, meaning)          \
	if (strcmp(word, text) == 0) {  \
		*kind = FINDING_##name; \
		return true;            \
	}
	FINDING_KINDS(X)
#undef X
	return false;
}

static bool operation_from_json(const char *word, enum access_operation *operation)
{
#define X(name, text)                       \
	if (strcmp(word, text) == 0) {      \
		*operation = ACCESS_##name; \
		return true;                \
	}
	ACCESS_OPERATIONS(X)
#undef X
	return false;
}

static bool is_list(const json_t *value, size_t most)
{
	return json_is_array(value) && json_array_size(value) <= most;
}

static bool natural_from_json(json_int_t number, int *natural)
{
	if (number < 0 || number > INT_MAX)
		return false;
	*natural = (int)number;
	return true;
}

static bool frame_from_json(struct stack *stack, json_t *value)
{
	const char *function = NULL, *file = NULL;
	json_int_t wide_line, wide_column;
	int line, column;

	if (json_unpack_ex(value, NULL, JSON_STRICT, "{s?s, s?s, s:I, s:I}", "function", &function,
		    "file", &file, "line", &wide_line, "column", &wide_column) != 0)
		return false;
	if (!natural_from_json(wide_line, &line) || !natural_from_json(wide_column, &column))
		return false;
	stack_push(stack, function, file, line, column);
	return true;
}

static bool stack_from_json(struct stack *stack, const json_t *frames)
{
	if (!is_list(frames, FINDING_FRAMES))
		return false;
	for (size_t i = 0; i < json_array_size(frames); i++)
		if (!frame_from_json(stack, json_array_get(frames, i)))
			return false;
	return true;
}

static bool locks_from_json(struct access *one, const json_t *locks)
{
	if (!is_list(locks, FINDING_LOCKS))
		return false;
	for (size_t i = 0; i < json_array_size(locks); i++) {
		const char *lock = json_string_value(json_array_get(locks, i));

		if (!lock)
			return false;
		one->locks[one->lock_count++] = text_copy(lock);
	}
	return true;
}

static bool access_from_json(struct finding *finding, json_t *value)
{
	struct access *one = &finding->accesses[finding->access_count++];
	const char *operation = NULL, *thread = NULL;
	json_t *locks = NULL, *stack = NULL, *created = NULL;
	json_int_t size;

	if (json_unpack_ex(value, NULL, JSON_STRICT, "{s:s, s:I, s?s, s:o, s:o, s:o}", "operation",
		    &operation, "size", &size, "thread", &thread, "locks", &locks, "stack", &stack,
		    "created", &created) != 0)
		return false;
	if (!operation_from_json(operation, &one->operation) ||
		!natural_from_json(size, &one->size))
		return false;
	one->thread = text_copy(thread);
	return locks_from_json(one, locks) && stack_from_json(&one->stack, stack) &&
	       stack_from_json(&one->created, created);
}

static bool accesses_from_json(struct finding *finding, const json_t *accesses)
{
	if (!is_list(accesses, FINDING_ACCESSES))
		return false;
	for (size_t i = 0; i < json_array_size(accesses); i++)
		if (!access_from_json(finding, json_array_get(accesses, i)))
			return false;
	return true;
}

static bool seed_from_json(unsigned long *seed, json_t *value)
{
	const char *digits = json_string_value(value);
	char *end;

	if (json_is_integer(value)) {
		*seed = (unsigned long)json_integer_value(value);
		return json_integer_value(value) >= 0 && *seed <= SEED_EXACT;
	}
	if (!digits || *digits < '1' || *digits > '9')
		return false;
	errno = 0;
	*seed = strtoul(digits, &end, 10);
	return !*end && !errno && *seed > SEED_EXACT;
}

static bool finding_from_json(struct findings *findings, json_t *value)
{
	const char *tool = NULL, *kind = NULL, *summary = NULL, *variable = NULL, *log = NULL;
	json_t *accesses = NULL, *seed = NULL;
	struct finding *finding;

	if (json_unpack_ex(value, NULL, JSON_STRICT, "{s?s, s:s, s?s, s?s, s:o, s:o, s?s}", "tool",
		    &tool, "kind", &kind, "summary", &summary, "variable", &variable, "accesses",
		    &accesses, "seed", &seed, "log", &log) != 0)
		return false;
	finding = findings_append(findings, tool);
	if (!finding || !kind_from_json(kind, &finding->kind))
		return false;
	finding->summary = text_copy(summary);
	finding->variable = text_copy(variable);
	finding->log = text_copy(log);
	return seed_from_json(&finding->seed, seed) && accesses_from_json(finding, accesses);
}

static bool findings_from_json(struct findings *findings, json_t *root)
{
	json_t *items = NULL;
	json_int_t dropped;

	if (json_unpack_ex(root, NULL, JSON_STRICT, "{s:o, s:I}", "findings", &items, "dropped",
		    &dropped) != 0)
		return false;
	if (!is_list(items, FINDINGS_MOST) || dropped < 0)
		return false;
	for (size_t i = 0; i < json_array_size(items); i++)
		if (!finding_from_json(findings, json_array_get(items, i)))
			return false;
	findings->dropped = (size_t)dropped;
	return true;
}

int findings_read(struct findings *findings, const char *path)
{
	int problem;
	json_t *root = json_read_in(AT_FDCWD, path, FINDINGS_LARGEST, &problem, NULL);

	*findings = (struct findings){0};
	if (!problem && (!root || !findings_from_json(findings, root))) {
		findings_release(findings);
		problem = EINVAL;
	}
	json_decref(root);
	return problem;
}
