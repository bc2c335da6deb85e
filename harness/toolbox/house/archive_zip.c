/*
 * Theory of operation
 *
 * A zip ends with a record that says where its directory is; the directory says where each file
 * is. Both are looked up by offsets that anybody may have written, so each is checked against the
 * length of the file. The sizes that the directory gives are not believed: what is unpacked is
 * counted. Entries that share their bytes, as in an archive that is a bomb, are counted each time.
 */
#include "house/archive.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

enum {
	END = 22, /* bytes of the record at the end, without its comment */
	ENTRY = 46, /* of an entry of the directory */
	LOCAL = 30, /* of the header before the file's bytes */
	LONGEST_COMMENT = 65535,
	STORED = 0,
	DEFLATED = 8,
	IS_ENCRYPTED = 1,
	MADE_ON_UNIX = 3,
	IN_64_BITS = 0xffff,
};

static size_t get16(const char *bytes)
{
	return (size_t)(unsigned char)bytes[0] | (size_t)(unsigned char)bytes[1] << 8;
}

static size_t get32(const char *bytes)
{
	return get16(bytes) | get16(bytes + 2) << 16;
}

/* The record at the end; NULL if there is none. */
static const char *find_end(const char *bytes, size_t length)
{
	size_t back = END;

	while (back <= length && back <= END + LONGEST_COMMENT) {
		const char *at = bytes + length - back;

		if (memcmp(at, "PK\5\6", 4) == 0 && get16(at + 20) == back - END)
			return at;
		back++;
	}
	return NULL;
}

static enum handin_kind kind_of(const char *entry, const char *path)
{
	mode_t mode = (mode_t)(get32(entry + 38) >> 16);
	size_t length = strlen(path);

	if (length && path[length - 1] == '/')
		return HANDIN_FOLDER;
	if ((unsigned char)entry[5] != MADE_ON_UNIX || !(mode & S_IFMT) || S_ISREG(mode))
		return HANDIN_FILE;
	return S_ISLNK(mode)    ? HANDIN_LINK
	       : S_ISDIR(mode)  ? HANDIN_FOLDER
	       : S_ISFIFO(mode) ? HANDIN_FIFO
				: HANDIN_DEVICE;
}

/* Where the bytes of an entry's file begin; NULL if that is not in the archive. */
static const char *find_bytes(const char *entry, const char *bytes, size_t length)
{
	size_t at = get32(entry + 42), packed = get32(entry + 20), before;

	if (at > length || length - at < LOCAL || memcmp(bytes + at, "PK\3\4", 4) != 0)
		return NULL;
	before = LOCAL + get16(bytes + at + 26) + get16(bytes + at + 28);
	if (length - at < before || length - at - before < packed)
		return NULL;
	return bytes + at + before;
}

/* False when the archive is damaged there. */
static bool unpack(struct text *to, enum handin_kind *kind, const char *entry, const char *packed)
{
	size_t length = get32(entry + 20), method = get16(entry + 10);
	enum archive_unpacking end = ARCHIVE_UNPACKED;

	if (method == DEFLATED)
		end = archive_unpack(to, ARCHIVE_DEFLATE, packed, length, HANDIN_FILE_LARGEST);
	else if (length > HANDIN_FILE_LARGEST)
		end = ARCHIVE_TOO_LARGE;
	else
		text_add_bytes(to, packed, length);
	if (end == ARCHIVE_TOO_LARGE) {
		*kind = HANDIN_TOO_LARGE;
		text_release(to);
		return true;
	}
	return end == ARCHIVE_UNPACKED &&
	       crc32(0, (const Bytef *)text_string(to), (uInt)to->length) == get32(entry + 16);
}

static bool add_file(struct handin *handin, char *path, const char *entry, const char *packed)
{
	enum handin_kind kind = kind_of(entry, path);
	struct text bytes = {0};
	bool good = true;

	if (kind == HANDIN_FILE && handin_wants(handin, path)) {
		size_t method = get16(entry + 10);

		if (get16(entry + 8) & IS_ENCRYPTED || (method != STORED && method != DEFLATED))
			text_add(&handin->refused,
				"this zip has a password, or is packed in an unusual way; make it "
				"anew without");
		good = !handin->refused.length && packed && unpack(&bytes, &kind, entry, packed);
	}
	good = good && archive_add(handin, path, kind, &bytes);
	text_release(&bytes);
	return good;
}

bool archive_read_zip(struct handin *handin, const char *bytes, size_t length)
{
	const char *end = find_end(bytes, length);
	size_t count = end ? get16(end + 10) : 0, at = end ? get32(end + 16) : 0;
	bool good = end && count != IN_64_BITS;

	for (size_t i = 0; good && i < count; i++) {
		const char *entry = bytes + at;
		size_t name;
		char *path;

		good = at <= length && length - at >= ENTRY && memcmp(entry, "PK\1\2", 4) == 0;
		if (!good)
			break;
		name = get16(entry + 28);
		good = length - at - ENTRY >= name;
		if (!good)
			break;
		path = text_format("%.*s", (int)name, entry + ENTRY);
		for (char *byte = path; *byte; byte++)
			*byte = *byte == '\\' ? '/' : *byte;
		good = add_file(handin, path, entry, find_bytes(entry, bytes, length));
		at += ENTRY + name + get16(entry + 30) + get16(entry + 32);
		free(path);
	}
	return good;
}
