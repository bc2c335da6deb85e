/* Any bytes at all as a `key = value` file: what was understood is written and read back. */
#include "base/conf.h"
#include "fuzz.h"

static void require_same(const struct conf *one, const struct conf *other)
{
	REQUIRE(one->count == other->count);
	for (size_t i = 0; i < one->count; i++) {
		REQUIRE(strcmp(one->entries[i].key, other->entries[i].key) == 0);
		REQUIRE(strcmp(one->entries[i].value, other->entries[i].value) == 0);
		REQUIRE(conf_get(one, one->entries[i].key) == one->entries[i].value);
	}
}

/*
 * Writing puts a blank on either side of the sign, so that a line within two bytes of the limit
 * may be written longer than what is read.
 */
static bool may_outgrow(const struct conf *conf)
{
	for (size_t i = 0; i < conf->count; i++)
		if (strlen(conf->entries[i].key) + strlen(conf->entries[i].value) + 3 >=
			CONF_LONGEST_LINE)
			return true;
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct text complaint = {0};
	struct conf conf, again;
	char *path;

	if (!conf_parse(&conf, "fuzz", (const char *)bytes, length, &complaint)) {
		REQUIRE(text_starts(text_string(&complaint), "fuzz:"));
	} else if (!may_outgrow(&conf)) {
		REQUIRE(complaint.length == 0);
		path = fuzz_path("conf");
		REQUIRE(conf_write(&conf, path) == 0);
		REQUIRE(conf_read(&again, path, &complaint));
		require_same(&conf, &again);
		conf_release(&again);
		unlink(path);
		free(path);
	}
	conf_release(&conf);
	text_release(&complaint);
	return 0;
}
