/*
 * Any bytes at all as Gradescope's submission_metadata.yml: whom it names has a name on one line,
 * of bounded length, and the platform finds it again by the submission's folder.
 */
#include "course/platform.h"
#include "fuzz.h"

static void require_found(const struct conf *people, const char *submission, const char *who)
{
	struct named named = {0};

	if (platform_gradescope(submission, true, people, &named)) {
		REQUIRE(strcmp(named.who, who) == 0);
		REQUIRE(strcmp(named.person, submission) == 0);
	}
	named_release(&named);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct conf people = {.name = text_copy("people")};
	struct text text = {0};

	text_add_bytes(&text, (const char *)bytes, length);
	text_add(&text, "");
	platform_gradescope_read(text.bytes, &people);
	for (size_t i = 0; i < people.count; i++) {
		const char *key = people.entries[i].key, *who = people.entries[i].value;

		REQUIRE(text_starts(key, "submission_") && strlen(key) < 64);
		REQUIRE(*who && !strchr(who, '\n'));
		REQUIRE(strlen(who) <= length);
		require_found(&people, key, who);
	}
	conf_release(&people);
	text_release(&text);
	return 0;
}
