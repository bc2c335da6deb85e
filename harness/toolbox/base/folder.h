/*
 * Folders that somebody else may have prepared: reached by descriptor, one component at a time, so
 * that no component of a path is ever a symbolic link.
 *
 * All return an errno where they fail. ELOOP means that something on the way is a link.
 */
#ifndef FOLDER_H
#define FOLDER_H

#include "base/text.h"

/*
 * Opens the folder at `path`, which the caller closes; -1 with errno set. With `make`, the folders
 * that are missing are made.
 */
int folder_open(const char *path, bool make);
/* The same below an open folder, and nothing is made. */
int folder_open_below(int folder, const char *path);
/* The same for one component of a path, below an open folder. */
int folder_enter(int folder, const char *name, bool make);
/* Opens a file of any kind for reading, and never waits for it; -1 with errno set. */
int folder_open_file(int folder, const char *name);
/*
 * Appends a regular file of at most `limit` bytes to `text`. EFBIG if it is longer, EINVAL if it is
 * no regular file. After a failure `text` may hold a part of it.
 */
int folder_read(struct text *text, int folder, const char *name, size_t limit);

/*
 * Makes a file appear whole, or not at all: writes under another name, syncs, renames, syncs the
 * folder. Whatever had the name, a link too, is replaced and never written through.
 */
int folder_put(int folder, const char *name, const char *bytes, size_t length);
/* Removes a file or a link, and syncs the folder. It is no failure if nothing is there. */
int folder_remove(int folder, const char *name);
/* Removes what folder_put() left in the folder when its process was killed. */
void folder_sweep(int folder);
/* Can `bytes` still be written into the folder? 0 if they can. Leaves nothing behind. */
int folder_probe(int folder, size_t bytes);

#endif
