#include "house/archive.h"

#include <string.h>
#include <strings.h>

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
