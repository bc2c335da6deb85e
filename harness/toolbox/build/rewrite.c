#include "build/rewrite.h"

#include <stdlib.h>
#include <string.h>

static const char *const copies[] = {"@memcpy", "@memmove", "@memset"};
enum { COPIES = sizeof copies / sizeof *copies };

void rewrite_begin(struct rewrite *rewrite, const struct listing *listing)
{
	*rewrite = (struct rewrite){.listing = listing};
	for (size_t i = 0; i < COPIES; i++) {
		const struct listing_entry *entry = listing_find(listing, copies[i] + 1);

		rewrite->own_copies = rewrite->own_copies || (entry && entry->is_defined);
	}
}

static bool is_hook_name(const char *at)
{
	static const char *const names[] = {"read", "write", "unaligned", "func", "volatile"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (text_starts(at, names[i]))
			return true;
	return false;
}

/* Is `at` the end of a global's name? */
static bool ends_name(const char *at)
{
	return !*at || strchr(" (),", *at);
}

/* Which of the copies is named at `at`? COPIES for none. */
static size_t copy_at(const char *at)
{
	size_t i = 0;

	while (i < COPIES && !(text_starts(at, copies[i]) && ends_name(at + strlen(copies[i]))))
		i++;
	return i;
}

/* Would the line declare a copy under its new name again? Clang from 15 on has the first. */
static bool is_second_declaration(const struct rewrite *rewrite, const char *line)
{
	const char *name = text_starts(line, "declare ") ? strchr(line, '@') : NULL;
	size_t copy = name ? copy_at(name) : COPIES;
	char *renamed;
	bool second;

	if (copy == COPIES || rewrite->own_copies)
		return false;
	renamed = text_format("__tsan_%s", copies[copy] + 1);
	second = listing_find(rewrite->listing, renamed) != NULL;
	free(renamed);
	return second;
}

/* Bytes of a word at `at` that says that a function does less than others; 0 for another. */
static size_t promise_at(const char *at)
{
	static const char *const promises[] = {"readnone", "readonly", "writeonly", "argmemonly",
		"inaccessiblememonly", "inaccessiblemem_or_argmemonly", "willreturn",
		"speculatable"};

	if (text_starts(at, "memory("))
		return strcspn(at, ")") + (strchr(at, ')') != NULL);
	for (size_t i = 0; i < sizeof promises / sizeof *promises; i++) {
		size_t length = strlen(promises[i]);

		if (text_starts(at, promises[i]) && strchr(" }", at[length]))
			return length;
	}
	return 0;
}

/* `#3 = { ... }`: what is said of functions and calls. */
static void write_attributes(const char *line, struct text *out)
{
	bool quoted = false;

	for (size_t step; *line; line += step) {
		size_t promise = line[0] == ' ' && !quoted ? promise_at(line + 1) : 0;

		quoted = quoted != (*line == '"');
		step = promise ? 1 + promise : 1;
		if (!promise)
			text_add_bytes(out, line, 1);
	}
	text_add(out, "\n");
}

void rewrite_line(const struct rewrite *rewrite, const char *line, struct text *out)
{
	static const char hook[] = "void @__tsan_";
	bool is_call = text_starts(line, "declare ") && !strstr(line, " @llvm.");

	if (is_second_declaration(rewrite, line))
		return;
	if (text_starts(line, "attributes #")) {
		write_attributes(line, out);
		return;
	}
	for (size_t step; *line; line += step) {
		size_t copy = rewrite->own_copies ? COPIES : copy_at(line);

		step = 1;
		if (*line == '"')
			step += strcspn(line + 1, "\"") + (strchr(line + 1, '"') != NULL);
		if (text_starts(line, hook) && is_hook_name(line + sizeof hook - 1))
			text_add(out, "preserve_allcc ");
		if (copy < COPIES) {
			step = strlen(copies[copy]);
			text_addf(out, "@__tsan_%s", copies[copy] + 1);
		} else {
			text_add_bytes(out, line, step);
		}
	}
	text_add(out, is_call ? " nomerge\n" : "\n");
}
