#include "build/listing.h"

#include "base/file.h"
#include "base/memory.h"
#include "build/token.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void split(struct listing *listing)
{
	char *save = NULL;

	if (!listing->text.bytes)
		return;
	for (char *line = strtok_r(listing->text.bytes, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save)) {
		listing->lines = grown(listing->lines, listing->line_count, sizeof *listing->lines);
		listing->lines[listing->line_count++] = line;
	}
}

/* Notes a line "<prefix>N = ..." under N. */
static void note(char **table, size_t size, const char *prefix, char *line)
{
	char *end;
	size_t number;

	if (!text_starts(line, prefix) || !isdigit((unsigned char)line[strlen(prefix)]))
		return;
	number = strtoul(line + strlen(prefix), &end, 10);
	if (number < size && text_starts(end, " = "))
		table[number] = line;
}

static void note_references(struct listing *listing)
{
	size_t size = listing->line_count;

	listing->metadata = zeroed(size, sizeof(char *));
	listing->attributes = zeroed(size, sizeof(char *));
	for (size_t i = 0; i < size; i++) {
		note(listing->metadata, size, "!", listing->lines[i]);
		note(listing->attributes, size, "attributes #", listing->lines[i]);
	}
}

/* The line of a table that the number at `digits` refers to; NULL where there is none. */
static const char *referred(const struct listing *listing, char **table, const char *digits)
{
	size_t number = strtoul(digits, NULL, 10);

	return number < listing->line_count ? table[number] : NULL;
}

/* The line of the source that the "!dbg !N" of a line refers to; 0 where there is none. */
int listing_source_line(const struct listing *listing, const char *line)
{
	const char *place = NULL;
	bool follows = false;
	struct token token;

	while (!place && token_next(&line, &token)) {
		if (follows && token.kind == TOKEN_NODE)
			place = referred(listing, listing->metadata, token.text);
		follows = token_is(&token, TOKEN_NODE, "dbg");
	}
	for (follows = false; place && token_next(&place, &token);) {
		if (follows && token.kind == TOKEN_WORD)
			return text_natural(token.text);
		follows = token_is(&token, TOKEN_WORD, "line") ||
			  (follows && token.kind == TOKEN_OTHER && *token.text == ':');
	}
	return 0;
}

/* Takes `name`, which may be NULL. */
static struct listing_entry *add(struct listing *listing, enum listing_kind kind, char *name)
{
	struct listing_entry *entry;

	listing->entries = grown(listing->entries, listing->count, sizeof *listing->entries);
	entry = &listing->entries[listing->count++];
	*entry = (struct listing_entry){.kind = kind, .name = name};
	return entry;
}

/* Is it the key of an attribute that `#pragma clang section` sets? */
static bool is_section_key(const struct token *token)
{
	return token_is(token, TOKEN_STRING,
		"bss-section data-section rodata-section relro-section implicit-section-name");
}

/* Reads a group of attributes. `has_section` becomes true where a pragma names one. */
static void read_group(const char *group, bool *is_hidden, bool *has_section)
{
	struct token token;
	bool sees = false, blind = false;

	while (group && token_next(&group, &token)) {
		sees = sees || token_is(&token, TOKEN_WORD, "sanitize_thread");
		blind = blind || token_is(&token, TOKEN_WORD, "disable_sanitizer_instrumentation");
		*has_section = *has_section || is_section_key(&token);
	}
	*is_hidden = !sees || blind;
}

/* What `line` defines or declares. */
static struct listing_entry *add_symbol(
	struct listing *listing, enum listing_kind kind, const char *line)
{
	struct listing_entry *entry = add(listing, kind, NULL);
	const char *rest = line, *group = NULL;
	bool after_section = false, is_hidden;
	struct token token;

	while (token_next(&rest, &token)) {
		if (token.kind == TOKEN_NAME && !entry->name)
			entry->name = token_name(&token);
		if (token.kind == TOKEN_GROUP)
			group = referred(listing, listing->attributes, token.text);
		if (token.kind == TOKEN_STRING && after_section)
			entry->has_section = true;
		after_section = token_is(&token, TOKEN_WORD, "section");
		if (token_is(&token, TOKEN_WORD,
			    "declare external extern_weak available_externally"))
			entry->is_declared = true;
		if (token_is(&token, TOKEN_WORD, "internal private"))
			entry->is_static = true;
	}
	entry->is_defined = !entry->is_declared;
	read_group(group, &is_hidden, &entry->has_section);
	if (text_starts(line, "define"))
		entry->is_hidden = is_hidden;
	if (!text_starts(line, "declare"))
		entry->line = listing_source_line(listing, line);
	return entry;
}

/* Every name after the first is that of a function to call. */
static void add_constructors(struct listing *listing, const char *line)
{
	struct token token;
	int count = 0;

	while (token_next(&line, &token))
		if (token.kind == TOKEN_NAME && count++)
			add(listing, LISTING_CONSTRUCTOR, token_name(&token));
}

/*
 * What a line that begins with '@' describes. C has no way to ask for the linkage of the compiler's
 * own constants: private, or appending.
 */
static enum listing_kind kind_of_global(const char *line)
{
	struct token token;

	while (token_next(&line, &token)) {
		if (token_is(&token, TOKEN_WORD, "private appending"))
			return LISTING_CONSTANT;
		if (token_is(&token, TOKEN_WORD, "alias ifunc"))
			return LISTING_ALIAS;
		if (token_is(&token, TOKEN_WORD, "global constant"))
			break;
	}
	return LISTING_VARIABLE;
}

static void read_global(struct listing *listing, const char *line)
{
	if (text_starts(line, "@llvm.global_ctors ") || text_starts(line, "@llvm.global_dtors "))
		add_constructors(listing, line);
	add_symbol(listing, kind_of_global(line), line);
}

/*
 * Assembly that only makes a waiting thread wait longer: one of these, without operands. An operand
 * may be a register, the stack's too.
 */
static bool is_pause(const char *line)
{
	static const char *const pauses[] = {"pause", "rep; nop", "rep;nop", "rep nop", "nop"};
	struct token token, texts[2];
	int count = 0;
	bool known = false;

	while (count < 2 && token_next(&line, &token))
		if (token.kind == TOKEN_STRING)
			texts[count++] = token;
	for (size_t i = 0; i < sizeof pauses / sizeof *pauses && count == 2; i++)
		known = known || (texts[0].length == strlen(pauses[i]) &&
					 memcmp(texts[0].text, pauses[i], texts[0].length) == 0);
	for (const char *at = count == 2 ? texts[1].text : ""; known && *at != '"';) {
		known = text_starts(at, "~{");
		at += strcspn(at, ",\"");
		at += *at == ',';
	}
	return known;
}

/* A line of a function's body. */
static void read_instruction(struct listing *listing, const char *line)
{
	const char *rest = line;
	struct token token;

	while (token_next(&rest, &token)) {
		if (token_is(&token, TOKEN_WORD, "asm") && !is_pause(rest))
			add(listing, LISTING_ASSEMBLY, NULL)->line =
				listing_source_line(listing, line);
		if (token_is(&token, TOKEN_WORD, "atomic atomicrmw cmpxchg"))
			listing->has_atomics = true;
		if (token_is(&token, TOKEN_WORD, "fence"))
			listing->has_fences = true;
	}
}

/* The first is enough: there may be hundreds of thousands. */
static void note_address_space(struct listing *listing, const char *line)
{
	const char *rest = line;
	struct token token;

	while (!listing->has_address_spaces && token_next(&rest, &token))
		if (token_is(&token, TOKEN_WORD, "addrspace")) {
			listing->has_address_spaces = true;
			add(listing, LISTING_ADDRESS_SPACE, NULL)->line =
				listing_source_line(listing, line);
		}
}

static void read_line(struct listing *listing, const char *line)
{
	if (text_starts(line, "module asm"))
		add(listing, LISTING_ASSEMBLY, NULL);
	else if (text_starts(line, "define") || text_starts(line, "declare"))
		add_symbol(listing, LISTING_FUNCTION, line);
	else if (*line == '@')
		read_global(listing, line);
	else if (*line == ' ')
		read_instruction(listing, line);
	else
		return;
	note_address_space(listing, line);
}

static struct listing_entry *find(const struct listing *listing, const char *name)
{
	for (size_t i = 0; i < listing->count; i++) {
		struct listing_entry *entry = &listing->entries[i];

		if ((entry->is_defined || entry->is_declared) && strcmp(entry->name, name) == 0)
			return entry;
	}
	return NULL;
}

/* From clang 16 on it is the compiler itself that hides the function which an ifunc calls. */
static void unhide_resolver(struct listing *listing, const char *line)
{
	struct token token;
	bool is_ifunc = false;

	while (token_next(&line, &token)) {
		is_ifunc = is_ifunc || token_is(&token, TOKEN_WORD, "ifunc");
		if (token.kind == TOKEN_NAME && is_ifunc) {
			char *name = token_name(&token);
			struct listing_entry *resolver = find(listing, name);

			if (resolver)
				resolver->is_hidden = false;
			free(name);
		}
	}
}

static void read_text(struct listing *listing)
{
	split(listing);
	note_references(listing);
	for (size_t i = 0; i < listing->line_count; i++)
		read_line(listing, listing->lines[i]);
	for (size_t i = 0; i < listing->count; i++)
		if (!listing->entries[i].name)
			listing->entries[i].name = text_copy("");
	for (size_t i = 0; i < listing->line_count; i++)
		if (*listing->lines[i] == '@' && strstr(listing->lines[i], " ifunc "))
			unhide_resolver(listing, listing->lines[i]);
}

bool listing_parse(struct listing *listing, const char *bytes, size_t length)
{
	*listing = (struct listing){0};
	if (length > LISTING_LARGEST || memchr(bytes, '\0', length))
		return false;
	text_add_bytes(&listing->text, bytes, length);
	read_text(listing);
	return true;
}

bool listing_read(struct listing *listing, const char *path)
{
	struct text text = {0};
	bool good = file_read(&text, path, LISTING_LARGEST) == 0;

	good = listing_parse(listing, text_string(&text), good ? text.length : 0) && good;
	text_release(&text);
	return good;
}

const struct listing_entry *listing_find(const struct listing *listing, const char *name)
{
	return find(listing, name);
}

void listing_release(struct listing *listing)
{
	for (size_t i = 0; i < listing->count; i++)
		free(listing->entries[i].name);
	free(listing->entries);
	free(listing->lines);
	free(listing->metadata);
	free(listing->attributes);
	text_release(&listing->text);
	*listing = (struct listing){0};
}

static bool uses(const char *line, const char *name)
{
	struct token token;
	bool found = false;

	while (!found && token_next(&line, &token)) {
		char *used = token.kind == TOKEN_NAME ? token_name(&token) : NULL;

		found = used && strcmp(used, name) == 0;
		free(used);
	}
	return found;
}

int listing_line_of_use(const struct listing *listing, const char *name)
{
	int line = 0;

	for (size_t i = 0; i < listing->line_count && !line; i++)
		if (listing->lines[i][0] == ' ' && uses(listing->lines[i], name))
			line = listing_source_line(listing, listing->lines[i]);
	return line;
}
