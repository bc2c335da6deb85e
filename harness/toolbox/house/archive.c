#include "house/archive.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

static const struct archive_format formats[] = {
	{".zip", archive_read_zip},
	{".tar", archive_read_tar},
	{".tar.gz .tgz", archive_read_tar_gz},
	{".7z .rar .tar.bz2 .tbz2 .tar.xz .txz .tar.zst .bz2 .xz .zst .gz .Z .lz .jar", NULL},
	{0},
};

size_t archive_suffix(const struct archive_format *format, const char *name)
{
	const char *rest = format->suffixes;
	char suffix[16];

	while (text_next_word(&rest, suffix, sizeof suffix)) {
		size_t length = strlen(suffix), whole = strlen(name);

		if (whole > length && strcasecmp(name + whole - length, suffix) == 0)
			return length;
	}
	return 0;
}

const struct archive_format *archive_format_of(const char *name)
{
	for (const struct archive_format *format = formats; format->suffixes; format++)
		if (archive_suffix(format, name))
			return format;
	return NULL;
}

void archive_read(struct handin *handin, const struct archive_format *format, const char *bytes,
	size_t length)
{
	if (!format->read)
		text_add(&handin->refused,
			"this kind of archive is not read; hand in a zip, a tar or a tar.gz");
	else if (!format->read(handin, bytes, length) && !handin->refused.length)
		text_add(&handin->refused,
			"this archive is cut off or damaged; make it anew and hand it in again");
}

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

/* "./x/" is "x". */
static void tidy(char *path)
{
	size_t length;

	while (path[0] == '.' && path[1] == '/')
		memmove(path, path + 2, strlen(path) - 1);
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
