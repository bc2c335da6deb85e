/* Any bytes at all as LLVM's text form of a student's file, and as that file itself. */
#include "build/address_number.h"
#include "build/directive.h"
#include "build/handlers.h"
#include "build/listing.h"
#include "build/looks.h"
#include "build/token.h"
#include "fuzz.h"

static void require_sound_entry(const struct listing_entry *entry)
{
	REQUIRE(entry->kind >= LISTING_FUNCTION && entry->kind <= LISTING_ADDRESS_SPACE);
	REQUIRE(entry->name);
	REQUIRE(!strchr(entry->name, '\n'));
	REQUIRE(entry->line >= 0);
	REQUIRE(!entry->is_hidden || entry->kind == LISTING_FUNCTION);
	if (entry->kind >= LISTING_CONSTRUCTOR)
		REQUIRE(!entry->is_defined && !entry->is_declared);
	else
		REQUIRE(entry->is_defined != entry->is_declared);
}

/* A token lies within its line, and the last one ends where the line or a comment does. */
static void require_sound_tokens(const char *line)
{
	const char *rest = line, *end = line + strlen(line);
	struct token token;

	while (token_next(&rest, &token)) {
		char *name = token_name(&token);

		REQUIRE(token.text >= line && token.text + token.length <= rest && rest <= end);
		REQUIRE(strlen(name) <= token.length);
		if (token.kind == TOKEN_WORD)
			REQUIRE(token.length && !memchr(token.text, '"', token.length));
		free(name);
	}
	rest += strspn(rest, " \t");
	REQUIRE(!*rest || *rest == ';');
}

/* A string holds no word: another one in its place leaves every fact as it was. */
static void require_blind_to_strings(
	const struct listing *listing, const uint8_t *bytes, size_t length)
{
	static const char words[] = " asm alias external internal fence atomic #0 section @x ";
	struct text other = {0};
	struct listing again;
	bool inside = false, comment = false;

	for (size_t i = 0; i < length; i++) {
		comment = bytes[i] != '\n' && (comment || (!inside && bytes[i] == ';'));
		inside = bytes[i] != '\n' && (comment ? inside : inside != (bytes[i] == '"'));
		text_add_bytes(&other, (const char *)&bytes[i], 1);
		if (inside && bytes[i] == '"')
			text_add(&other, words);
	}
	listing_parse(&again, text_string(&other), other.length);
	REQUIRE(again.has_atomics == listing->has_atomics);
	REQUIRE(again.has_fences == listing->has_fences);
	REQUIRE(again.has_address_spaces == listing->has_address_spaces);
	listing_release(&again);
	text_release(&other);
}

/* A marker stands in one of the lines, whichever way they end. */
static void require_sound_marker(const uint8_t *bytes, size_t length)
{
	char *source = text_format("%.*s", (int)length, (const char *)bytes);
	int lines = 1;

	for (const char *at = source; *at; at++)
		lines += *at == '\n' || *at == '\r';
	REQUIRE(line_marker_in(source) >= 0 && line_marker_in(source) <= lines);
	free(source);
}

/* What is read off whole functions ends, and says a line or nothing. */
static void require_end(const struct listing *listing)
{
	struct handler_file file = {listing, "receiver.c"};
	struct conf facts = {0};
	struct names safe = {0};

	REQUIRE(looks_in(listing) >= LOOKS_UNREAD);
	if (handlers_report(&file, 1, &safe, &facts))
		REQUIRE(conf_number(&facts, "audit.handler", -1) >= 0);
	conf_release(&facts);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct listing listing;

	require_sound_marker(bytes, length);
	if (!listing_parse(&listing, (const char *)bytes, length)) {
		REQUIRE(listing.count == 0);
		return 0;
	}
	for (size_t i = 0; i < listing.line_count; i++)
		require_sound_tokens(listing.lines[i]);
	require_blind_to_strings(&listing, bytes, length);
	require_end(&listing);
	for (size_t i = 0; i < listing.count; i++) {
		require_sound_entry(&listing.entries[i]);
		/* As many as the audit quotes: each looks at every line. */
		if (i < 20)
			REQUIRE(listing_line_of_use(&listing, listing.entries[i].name) >= 0);
	}
	REQUIRE(address_used_as_number(&listing) >= -1);
	listing_release(&listing);
	return 0;
}
