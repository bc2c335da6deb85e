#include "build/listing.h"

#include "base/file.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTING_LARGEST = 32 << 20 };

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
	const char *mark = strstr(line, "!dbg !"), *place, *at;

	if (!mark)
		return 0;
	place = referred(listing, listing->metadata, mark + strlen("!dbg !"));
	at = place ? strstr(place, "line: ") : NULL;
	return at ? text_natural(at + strlen("line: ")) : 0;
}

/* The name after the first '@' of a line, without quotes; empty where there is none. */
static bool name_in(const char *line, char name[LISTING_NAME_LONGEST])
{
	const char *at = strchr(line, '@');
	size_t length;

	*name = '\0';
	if (!at)
		return false;
	at++;
	if (*at == '"') {
		at++;
		length = strcspn(at, "\"");
		/* A name made with asm("\01x") starts with a byte that means "as it is". */
		if (text_starts(at, "\\01")) {
			at += 3;
			length -= 3;
		}
	} else {
		length = strcspn(at, " (,)=");
	}
	snprintf(name, LISTING_NAME_LONGEST, "%.*s", (int)length, at);
	return length > 0;
}

/* The group of attributes of a "define" line. The last "#N" before the debug mark names it. */
static const char *attributes_of(const struct listing *listing, const char *line)
{
	const char *mark = strstr(line, ") ");

	for (const char *at = mark; at && (at = strchr(at + 1, '#'));)
		if (isdigit((unsigned char)at[1]))
			mark = at;
	if (!mark || *mark != '#')
		return "";
	line = referred(listing, listing->attributes, mark + 1);
	return line ? line : "";
}

static bool is_hidden(const struct listing *listing, const char *line)
{
	const char *attributes = attributes_of(listing, line);

	return !strstr(attributes, " sanitize_thread ") ||
	       strstr(attributes, " disable_sanitizer_instrumentation ");
}

static struct listing_entry *add(struct listing *listing, enum listing_kind kind, const char *name)
{
	struct listing_entry *entry;

	listing->entries = grown(listing->entries, listing->count, sizeof *listing->entries);
	entry = &listing->entries[listing->count++];
	*entry = (struct listing_entry){.kind = kind, .name = text_copy(name)};
	return entry;
}

/* What `line` defines or declares. */
static struct listing_entry *add_symbol(
	struct listing *listing, enum listing_kind kind, const char *line)
{
	struct listing_entry *entry;
	char name[LISTING_NAME_LONGEST];

	name_in(line, name);
	entry = add(listing, kind, name);
	entry->is_declared =
		text_starts(line, "declare") || (*line == '@' && strstr(line, "= external "));
	entry->is_defined = !entry->is_declared;
	entry->is_static = strstr(line, " internal ") || strstr(line, " private ");
	entry->has_section = strstr(line, " section \"") && !strstr(line, "section \"llvm.");
	if (entry->is_defined)
		entry->line = listing_source_line(listing, line);
	return entry;
}

/* `reference` is how LLVM writes a function's address; that of clang 14 has a type. */
static void add_constructors(struct listing *listing, const char *line, const char *reference)
{
	char name[LISTING_NAME_LONGEST];

	for (; (line = strstr(line, reference)) && name_in(line, name); line++)
		add(listing, LISTING_CONSTRUCTOR, name);
}

static bool is_constant(const char *line)
{
	static const char *const prefixes[] = {
		"@llvm.", "@.str", "@__const.", "@__func__.", "@__PRETTY_FUNCTION__"};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (text_starts(line, prefixes[i]))
			return true;
	return false;
}

static void read_global(struct listing *listing, const char *line)
{
	if (text_starts(line, "@llvm.global_ctors") || text_starts(line, "@llvm.global_dtors")) {
		add_constructors(listing, line, "void ()* @");
		add_constructors(listing, line, "ptr @");
	}
	if (is_constant(line))
		add_symbol(listing, LISTING_CONSTANT, line);
	else if (strstr(line, " alias ") || strstr(line, " ifunc "))
		add_symbol(listing, LISTING_ALIAS, line);
	else
		add_symbol(listing, LISTING_VARIABLE, line);
}

/* A line of a function's body. */
static void read_instruction(struct listing *listing, const char *line)
{
	if (strstr(line, " asm "))
		add(listing, LISTING_ASSEMBLY, "")->line = listing_source_line(listing, line);
	if (strstr(line, " atomic ") || strstr(line, "atomicrmw ") || strstr(line, "cmpxchg "))
		listing->has_atomics = true;
	if (strstr(line, "  fence "))
		listing->has_fences = true;
}

static void read_line(struct listing *listing, const char *line)
{
	if (text_starts(line, "module asm"))
		add(listing, LISTING_ASSEMBLY, "");
	else if (text_starts(line, "define"))
		add_symbol(listing, LISTING_FUNCTION, line)->is_hidden = is_hidden(listing, line);
	else if (text_starts(line, "declare"))
		add_symbol(listing, LISTING_FUNCTION, line);
	else if (*line == '@')
		read_global(listing, line);
	else if (*line == ' ')
		read_instruction(listing, line);
}

static void read_text(struct listing *listing)
{
	split(listing);
	note_references(listing);
	for (size_t i = 0; i < listing->line_count; i++)
		read_line(listing, listing->lines[i]);
}

void listing_parse(struct listing *listing, const char *bytes, size_t length)
{
	*listing = (struct listing){0};
	text_add_bytes(&listing->text, bytes, length);
	read_text(listing);
}

void listing_read(struct listing *listing, const char *path)
{
	*listing = (struct listing){0};
	if (file_read(&listing->text, path, LISTING_LARGEST) != 0)
		text_clear(&listing->text);
	read_text(listing);
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

int listing_line_of_use(const struct listing *listing, const char *name)
{
	char *needle = text_format("@%s", name);
	int line = 0;

	for (size_t i = 0; i < listing->line_count && !line; i++) {
		const char *at =
			listing->lines[i][0] == ' ' ? strstr(listing->lines[i], needle) : NULL;
		char next = at ? at[strlen(needle)] : 'x';

		if (at && !isalnum((unsigned char)next) && next != '_')
			line = listing_source_line(listing, listing->lines[i]);
	}
	free(needle);
	return line;
}
