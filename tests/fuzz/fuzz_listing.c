/* Any bytes at all as LLVM's text form of a student's file. */
#include "build/listing.h"
#include "fuzz.h"

static void require_sound_entry(const struct listing_entry *entry)
{
	REQUIRE(entry->kind >= LISTING_FUNCTION && entry->kind <= LISTING_ASSEMBLY);
	REQUIRE(entry->name && strlen(entry->name) < LISTING_NAME_LONGEST);
	REQUIRE(!strchr(entry->name, '\n'));
	REQUIRE(entry->line >= 0);
	REQUIRE(!entry->is_hidden || entry->kind == LISTING_FUNCTION);
	if (entry->kind == LISTING_CONSTRUCTOR || entry->kind == LISTING_ASSEMBLY)
		REQUIRE(!entry->is_defined && !entry->is_declared);
	else
		REQUIRE(entry->is_defined != entry->is_declared);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct listing listing;

	listing_parse(&listing, (const char *)bytes, length);
	for (size_t i = 0; i < listing.count; i++) {
		require_sound_entry(&listing.entries[i]);
		REQUIRE(listing_line_of_use(&listing, listing.entries[i].name) >= 0);
	}
	listing_release(&listing);
	return 0;
}
