/*
 * Archives that are handed in: zip, tar, tar.gz. They are read here, in memory, and never unpacked
 * to a disk: a path is only a name, a link is only told, and sizes are counted, not believed.
 */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include "house/handin.h"

struct archive_format {
	const char *suffixes; /* a list of words: ".tar.gz .tgz" */
	/* NULL for a format that is only known by name, so that it can be refused by its name. */
	bool (*read)(struct handin *handin, const char *bytes, size_t length);
};

/* By the name of the file, in capitals or not; NULL if it is no archive. */
const struct archive_format *archive_format_of(const char *name);
/* How many bytes of `name` its suffix has. */
size_t archive_suffix(const struct archive_format *format, const char *name);
/* Fills the hand-in. What is wrong with the archive stands in `refused`. */
void archive_read(struct handin *handin, const struct archive_format *format, const char *bytes,
	size_t length);

/*
 * Adds an entry under its path, which it tidies, unless the path is rubbish. False, with a line in
 * `refused`, when it leads out of the archive or is one too many.
 */
bool archive_add(struct handin *handin, char *path, enum handin_kind kind, struct text *bytes);

bool archive_read_zip(struct handin *handin, const char *bytes, size_t length);
bool archive_read_tar(struct handin *handin, const char *bytes, size_t length);
bool archive_read_tar_gz(struct handin *handin, const char *bytes, size_t length);

/* In `refused`, with the number. */
#define ARCHIVE_UNPACKS_TOO_LARGE \
	"it unpacks to more than %d MiB; hand in the source files of the labs alone"

/* How bytes were packed: by zlib's window bits. */
enum { ARCHIVE_GZIP = 15 + 16, ARCHIVE_DEFLATE = -15 };
enum archive_unpacking { ARCHIVE_UNPACKED, ARCHIVE_BROKEN, ARCHIVE_TOO_LARGE };
/* Appends at most `limit` bytes to `to`. */
enum archive_unpacking archive_unpack(
	struct text *to, int packing, const char *bytes, size_t length, size_t limit);

#endif
