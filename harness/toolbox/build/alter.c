#include "build/alter.h"

#include "build/instruction.h"

#include <stdlib.h>
#include <string.h>

/* What the runtime can alter. */
static const char *const types[] = {"i8", "i16", "i32", "i64", "float", "double"};
enum { TYPES = sizeof types / sizeof *types };

/* The number of the type that a store stores; TYPES for any other, and where nothing is stored. */
static int type_of(const struct instruction *instruction)
{
	bool is_store = instruction->opcode == OPCODE_STORE || instruction->opcode == OPCODE_ATOMIC;
	int type = is_store ? 0 : TYPES;

	while (type < TYPES && !span_is(instruction->type, types[type]))
		type++;
	return type;
}

static void add_call(const struct instruction *store, const char *type, struct text *altered)
{
	const char *line = store->line.at, *place;

	text_addf(altered, "  call void @lab.alter.%s(%.*s %.*s)", type,
		(int)store->pointer_type.length, store->pointer_type.at, (int)store->pointer.length,
		store->pointer.at);
	place = strstr(line, ", !dbg !");
	if (place)
		text_addf(altered, "%.*s", 2 + (int)strcspn(place + 2, ","), place);
	text_add(altered, "\n");
}

void alter_stores(const struct listing *listing, struct text *altered)
{
	bool is_used[TYPES + 1] = {false}, is_typed = false;

	for (size_t i = 0; i < listing->line_count; i++) {
		const char *line = listing->lines[i];
		struct instruction instruction;
		int type;

		text_addf(altered, "%s\n", line);
		if (!instruction_read(&instruction, span_of(line)))
			continue;
		type = type_of(&instruction);
		if (type == TYPES)
			continue;
		add_call(&instruction, types[type], altered);
		is_used[type] = true;
		is_typed = span_ends(instruction.pointer_type, "*");
	}
	for (int i = 0; i < TYPES; i++)
		if (is_used[i])
			text_addf(altered, "declare void @lab.alter.%s(%s%s)\n", types[i],
				is_typed ? types[i] : "ptr", is_typed ? "*" : "");
}

void alter_nothing(const struct listing *listing, struct text *same)
{
	for (size_t i = 0; i < listing->line_count; i++)
		text_addf(same, "%s\n", listing->lines[i]);
}
