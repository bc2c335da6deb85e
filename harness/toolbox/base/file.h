/*
 * Whole files and folders: read, write, copy, compare, remove.
 */
#ifndef FILE_H
#define FILE_H

#include "base/text.h"

/*
 * Appends a regular file of at most `limit` bytes to `text`. Returns 0 or an errno: EFBIG if the
 * file is longer, EINVAL if it is not a regular file, ELOOP if `path` itself is a symbolic link.
 * After a failure `text` may hold a part of the file.
 */
int file_read(struct text *text, const char *path, size_t limit);
/*
 * Writes under a temporary name and renames: nobody reads half a file. Returns 0 or an errno.
 *
 * For what is made again if the machine stops: nothing is synced, and a link above the file is
 * followed. What must outlast that, or lies where others may write, is for folder_put().
 */
int file_write(const char *path, const char *bytes, size_t length);
/* Copies one regular file and its permission bits, not its owner; returns 0 or an errno. */
int file_copy(const char *from, const char *to);
/* Are both readable, with the same bytes? `limit` as for file_read(). */
bool file_same(const char *one, const char *other, size_t limit);
/*
 * Line `number` of a text file, counted from 1, without the blanks at its ends. The caller frees
 * it. NULL if there is no such line.
 */
char *file_line(const char *path, int number, size_t limit);
bool file_exists(const char *path);
bool is_directory(const char *path);
/* mkdir -p; returns 0 or an errno. */
int try_make_directories(const char *path);
/* The same; dies on failure. */
void make_directories(const char *path);
/*
 * The path without links, of a file that need not be there yet; the caller frees it. NULL, with an
 * errno, if that is not known: `..` stands behind a folder that is not there, or may not be
 * entered.
 */
char *path_resolved(const char *path);
/* rm -rf, which follows no links; returns 0 or an errno. */
int remove_tree(const char *path);

#endif
