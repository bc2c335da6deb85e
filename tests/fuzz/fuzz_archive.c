/*
 * Any bytes at all as an archive that was handed in, the first byte choosing its kind: nothing is
 * taken that leads out of it, and nothing beyond the bounds.
 */
#include "fuzz.h"
#include "house/archive.h"

static const char *const names[] = {"a.zip", "a.tar", "a.tar.gz"};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct names wanted = {0};
	struct handin handin = {.wanted = &wanted};
	size_t total = 0;

	if (!length)
		return 0;
	names_add_words(&wanted, "accumulator.c answers.conf a");
	archive_read(&handin, archive_format_of(names[bytes[0] % 3]), (const char *)bytes + 1,
		length - 1);
	for (size_t i = 0; i < handin.count; i++) {
		const struct handin_entry *entry = &handin.entries[i];

		REQUIRE(handin_takes(entry->path));
		REQUIRE(entry->path[0] && entry->path[0] != '/');
		REQUIRE(!text_starts(entry->path, "../") && !strstr(entry->path, "/../"));
		REQUIRE(entry->kind == HANDIN_FILE || entry->bytes.length == 0);
		REQUIRE(entry->bytes.length <= HANDIN_FILE_LARGEST);
		total += entry->bytes.length;
	}
	REQUIRE(total <= HANDIN_LARGEST && handin.count <= HANDIN_MOST);
	handin_release(&handin);
	names_release(&wanted);
	return 0;
}
