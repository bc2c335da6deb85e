/*
 * Theory of operation
 *
 * A tar is a row of blocks of 512 bytes: a header, then the bytes of the file, padded. A long name
 * comes in a header of its own before it: type `L` (GNU), or `x` (POSIX, lines "LENGTH path=NAME").
 * All numbers are checked against what is there; a header whose sum is wrong ends the reading.
 */
#include "house/archive.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512, NAME = 100, PREFIX = 155, LONGEST_NAME = 8192 };

struct header {
	char name[NAME], mode[8], user[8], group[8], size[12], time[12], sum[8], type, link[NAME];
	char magic[6], version[2], owner[32], owners[32], major[8], minor[8], prefix[PREFIX];
	char padding[12];
};

_Static_assert(sizeof(struct header) == BLOCK, "a header is a block");

static bool read_octal(const char *field, size_t size, size_t *number)
{
	size_t i = 0;

	*number = 0;
	while (i < size && field[i] == ' ')
		i++;
	for (; i < size && field[i] >= '0' && field[i] <= '7'; i++)
		*number = *number * 8 + (size_t)(field[i] - '0');
	return i == size || field[i] == ' ' || field[i] == '\0';
}

static bool is_header(const struct header *header)
{
	const unsigned char *bytes = (const unsigned char *)header;
	size_t wanted, sum = 0;

	for (size_t i = 0; i < BLOCK; i++)
		sum += i >= 148 && i < 156 ? ' ' : bytes[i];
	return read_octal(header->sum, sizeof header->sum, &wanted) && sum == wanted;
}

static bool is_empty(const char *block)
{
	for (int i = 0; i < BLOCK; i++)
		if (block[i])
			return false;
	return true;
}

static char *name_in(const struct header *header)
{
	/* GNU's old headers have other things in the place of the prefix. */
	bool has_prefix = memcmp(header->magic, "ustar", 6) == 0 && header->prefix[0];

	return text_format("%.*s%s%.*s", has_prefix ? PREFIX : 0, header->prefix,
		has_prefix ? "/" : "", NAME, header->name);
}

/* The path of a POSIX header, NULL if it has none. */
static char *posix_path(const char *bytes, size_t length)
{
	size_t at = 0;

	while (at < length) {
		size_t size = 0, digits = 0;
		const char *line = bytes + at;

		while (at + digits < length && line[digits] >= '0' && line[digits] <= '9' &&
			digits < 7)
			size = size * 10 + (size_t)(line[digits++] - '0');
		if (!digits || size <= digits + 1 || size > length - at || line[digits] != ' ')
			return NULL;
		if (size > digits + 7 && memcmp(line + digits, " path=", 6) == 0)
			return text_format("%.*s", (int)(size - digits - 7), line + digits + 6);
		at += size;
	}
	return NULL;
}

static enum handin_kind kind_of(char type)
{
	switch (type) {
	case '0':
	case '\0':
	case '7':
		return HANDIN_FILE;
	case '1':
	case '2':
		return HANDIN_LINK;
	case '5':
		return HANDIN_FOLDER;
	case '6':
		return HANDIN_FIFO;
	}
	return HANDIN_DEVICE;
}

static bool add(struct handin *handin, char *path, char type, const char *bytes, size_t size)
{
	enum handin_kind kind = kind_of(type);
	struct text copy = {0};
	bool added;

	if (kind == HANDIN_FILE && size > HANDIN_FILE_LARGEST)
		kind = HANDIN_TOO_LARGE;
	else if (kind == HANDIN_FILE && handin_wants(handin, path))
		text_add_bytes(&copy, bytes, size);
	added = archive_add(handin, path, kind, &copy);
	text_release(&copy);
	return added;
}

bool archive_read_tar(struct handin *handin, const char *bytes, size_t length)
{
	char *name = NULL;
	bool good = length >= BLOCK;

	for (size_t at = 0, size; good && length - at >= BLOCK;) {
		const struct header *header = (const struct header *)(bytes + at);

		if (is_empty(bytes + at))
			break;
		at += BLOCK;
		good = is_header(header) && read_octal(header->size, sizeof header->size, &size) &&
		       size <= length - at;
		if (!good)
			break;
		if (header->type == 'L' || header->type == 'x') {
			free(name);
			name = size > LONGEST_NAME   ? NULL
			       : header->type == 'L' ? text_format("%.*s", (int)size, bytes + at)
						     : posix_path(bytes + at, size);
			good = size <= LONGEST_NAME;
		} else if (header->type != 'g' && header->type != 'K') {
			char *path = name ? name : name_in(header);

			name = NULL;
			good = add(handin, path, header->type, bytes + at, size);
			free(path);
		}
		size = (size + BLOCK - 1) / BLOCK * BLOCK;
		at += size < length - at ? size : length - at;
	}
	free(name);
	return good;
}

bool archive_read_tar_gz(struct handin *handin, const char *bytes, size_t length)
{
	struct text tar = {0};
	enum archive_unpacking end =
		archive_unpack(&tar, ARCHIVE_GZIP, bytes, length, HANDIN_UNPACKED_LARGEST);
	bool good =
		end == ARCHIVE_UNPACKED && archive_read_tar(handin, text_string(&tar), tar.length);

	if (end == ARCHIVE_TOO_LARGE)
		text_addf(
			&handin->refused, ARCHIVE_UNPACKS_TOO_LARGE, HANDIN_UNPACKED_LARGEST >> 20);
	text_release(&tar);
	return good;
}
