/* Any bytes at all as the text form of an instrumented file, whose hooks are completed. */
#include "build/hooks.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct listing listing;
	struct text complete = {0}, refused = {0};

	listing_parse(&listing, (const char *)bytes, length);
	hooks_complete(hooks_manners, &listing, "x.c", &complete, &refused);
	REQUIRE(!refused.length || text_starts(text_string(&refused), "x.c:"));
	REQUIRE(!strchr(text_string(&refused), '\n'));
	text_release(&complete);
	text_release(&refused);
	listing_release(&listing);
	return 0;
}
