/*
 * Names for the explorer's addresses. Two rounds go over the same objects: the first collects the
 * addresses, and the second puts the names beside them.
 */
#include "base/json.h"
#include "base/memory.h"
#include "detectors/finding.h"
#include "evidence/exploration.h"
#include "process/symbols.h"

#include <stdlib.h>
#include <string.h>

struct question {
	uint64_t address;
	bool is_data;
	size_t at;
};

struct naming {
	struct symbols symbols;
	struct question *questions; /* sorted and without repeats after the first round */
	size_t count;
	bool asking;
};

static int compare(const void *one, const void *other)
{
	const struct question *a = one, *b = other;

	if (a->is_data != b->is_data)
		return a->is_data - b->is_data;
	return a->address < b->address ? -1 : a->address > b->address;
}

/* The symbol at an address; NULL in the first round, which only notes the address. */
static const struct symbol *symbol_of(struct naming *naming, uint64_t address, bool is_data)
{
	struct question question = {.address = address, .is_data = is_data}, *found;

	if (naming->asking) {
		naming->questions =
			grown(naming->questions, naming->count, sizeof *naming->questions);
		naming->questions[naming->count++] = question;
		return NULL;
	}
	found = bsearch(&question, naming->questions, naming->count, sizeof question, compare);
	return found ? &naming->symbols.items[found->at] : NULL;
}

static void ask_all(struct naming *naming)
{
	size_t kept = 0;

	if (naming->count)
		qsort(naming->questions, naming->count, sizeof *naming->questions, compare);
	for (size_t i = 0; i < naming->count; i++) {
		if (i && compare(&naming->questions[i], &naming->questions[i - 1]) == 0)
			continue;
		naming->questions[kept] = naming->questions[i];
		naming->questions[kept].at = symbols_ask(&naming->symbols,
			naming->questions[i].address, naming->questions[i].is_data);
		kept++;
	}
	naming->count = kept;
	naming->asking = false;
}

static void set(json_t *object, const char *key, const char *value)
{
	if (value)
		json_object_set_new(object, key, json_string(value));
}

static void name_code(struct naming *naming, json_t *object, const char *key, bool entry)
{
	uint64_t pc = (uint64_t)json_integer_value(json_object_get(object, key));
	const struct symbol *symbol;

	if (!pc)
		return;
	/* A return address points behind the call; one byte before it is still on its line. */
	symbol = symbol_of(naming, entry ? pc : pc - 1, false);
	if (!symbol)
		return;
	set(object, entry && strcmp(key, "pc") != 0 ? "starts" : "function", symbol->name);
	if (strcmp(key, "start") == 0 || !symbol->file)
		return;
	set(object, "file", symbol->file);
	json_object_set_new(object, "line", json_integer(symbol->line));
}

static void name_data(struct naming *naming, json_t *object)
{
	uint64_t address = (uint64_t)json_integer_value(json_object_get(object, "address"));
	json_t *heap = json_object_get(object, "heap");
	const struct symbol *symbol;

	if (heap)
		name_code(naming, heap, "made_at", false);
	/* The program lies below four gigabytes; heaps and stacks lie above. */
	if (!address || address >> 32)
		return;
	symbol = symbol_of(naming, address, true);
	if (symbol && symbol->name) {
		char *plain = variable_plain(symbol->name, strlen(symbol->name));

		set(object, "variable", plain);
		free(plain);
	}
}

static void name_locks(struct naming *naming, json_t *object)
{
	json_t *locks = json_object_get(object, "locks"), *names, *lock;
	size_t i;

	if (!locks)
		return;
	names = json_array();
	json_array_foreach(locks, i, lock) {
		json_t *one = json_object();

		json_object_set(one, "address", lock);
		name_data(naming, one);
		json_array_append_new(names, json_string(json_text(one, "variable", "a lock")));
		json_decref(one);
	}
	if (naming->asking)
		json_decref(names);
	else
		json_object_set_new(object, "lock_names", names);
}

/* Nobody asks where main returned from, unless the way there is drawn. */
static bool is_right_ending(const json_t *item)
{
	return json_is_true(json_object_get(item, "right")) && !json_object_get(item, "events");
}

static void name_object(struct naming *naming, json_t *object)
{
	static const char *const lists[] = {"events", "accesses", "living", "endings", "races"};
	json_t *item;
	size_t at;

	name_code(naming, object, "pc", strcmp(json_text(object, "does", ""), "start") == 0);
	name_code(naming, object, "start", true);
	name_data(naming, object);
	name_locks(naming, object);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		json_array_foreach(json_object_get(object, lists[i]), at, item)
			if (!is_right_ending(item))
				name_object(naming, item);
}

void exploration_name(
	json_t *json, const char *symbolizer, const char *program, const char *scratch)
{
	struct naming naming = {.asking = true};

	name_object(&naming, json);
	ask_all(&naming);
	symbols_resolve(&naming.symbols, symbolizer, program, scratch);
	name_object(&naming, json);
	symbols_release(&naming.symbols);
	free(naming.questions);
}
