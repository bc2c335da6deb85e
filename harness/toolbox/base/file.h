/*
 * Files and folders, whole: read one, write one, remove a tree.
 */
#ifndef FILE_H
#define FILE_H

#include "base/text.h"

/*
 * Appends a regular file of at most `limit` bytes to `text`. Returns 0, or an errno: EFBIG when
 * it is longer, EINVAL when it is not a regular file. Never follows a symbolic link at the end.
 */
int file_read(struct text *text, const char *path, size_t limit);
/* Writes through a temporary name and a rename; returns 0 or an errno. */
int file_write(const char *path, const char *bytes, size_t length);
/* Copies one regular file and its permission bits, not its owner; returns 0 or an errno. */
int file_copy(const char *from, const char *to);
/* Can both be read, and do they hold the same bytes? `limit` as for file_read(). */
bool file_same(const char *one, const char *other, size_t limit);
/* One line of a text file, counted from 1, without blanks at its ends. NULL: no such line. */
char *file_line(const char *path, int number, size_t limit);
bool file_exists(const char *path);
bool is_directory(const char *path);
/* mkdir -p; dies when it cannot. */
void make_directories(const char *path);
/* rm -r of `path`, not following links; returns 0 or an errno. */
int remove_tree(const char *path);

#endif
