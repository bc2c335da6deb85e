#include "house/archive.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum archive_unpacking archive_unpack(
	struct text *to, int packing, const char *bytes, size_t length, size_t limit)
{
	z_stream stream = {.next_in = (Bytef *)bytes, .avail_in = (uInt)length};
	size_t before = to->length;
	int end = Z_OK;
	char chunk[65536];

	if (inflateInit2(&stream, packing) != Z_OK)
		return ARCHIVE_BROKEN;
	while (end == Z_OK && to->length - before <= limit) {
		stream.next_out = (Bytef *)chunk;
		stream.avail_out = sizeof chunk;
		end = inflate(&stream, Z_NO_FLUSH);
		text_add_bytes(to, chunk, sizeof chunk - stream.avail_out);
		if (end == Z_STREAM_END && packing == ARCHIVE_GZIP && stream.avail_in &&
			*stream.next_in == 0x1f)
			end = inflateReset(&stream); /* another member follows */
	}
	inflateEnd(&stream);
	if (to->length - before > limit)
		return ARCHIVE_TOO_LARGE;
	return end == Z_STREAM_END ? ARCHIVE_UNPACKED : ARCHIVE_BROKEN;
}

static bool is_absolute_or_climbs(const char *path)
{
	if (*path == '/')
		return true;
	for (const char *at = path; *at; at += strspn(at, "/")) {
		size_t length = strcspn(at, "/");

		if (length == 2 && memcmp(at, "..", 2) == 0)
			return true;
		at += length;
	}
	return false;
}

/* "./x/" is "x", and so is ".//x". */
static void tidy(char *path)
{
	size_t length;

	while (path[0] == '.' && path[1] == '/') {
		size_t skipped = 1 + strspn(path + 1, "/");

		memmove(path, path + skipped, strlen(path + skipped) + 1);
	}
	length = strlen(path);
	while (length && path[length - 1] == '/')
		path[--length] = '\0';
}

bool archive_add(struct handin *handin, char *path, enum handin_kind kind, struct text *bytes)
{
	if (is_absolute_or_climbs(path)) {
		char *shown = handin_shown(path);

		text_addf(&handin->refused,
			"it holds `%s`, a path that leads out of it; make the archive anew inside "
			"the folder that you hand in",
			shown);
		free(shown);
		return false;
	}
	tidy(path);
	if (!*path || strcmp(path, ".") == 0 || !handin_takes(path))
		return ++handin->seen <= HANDIN_MOST || handin_add(handin, path, kind, NULL);
	return handin_add(handin, path, kind, bytes);
}
