/*
 * A git repository that somebody handed in, as it was at a tag or a time.
 */
#ifndef REPOSITORY_H
#define REPOSITORY_H

#include "base/text.h"

/* Is it a repository without a working tree, or a folder with a `.git` folder in it? */
bool repository_is_bare(const char *path);
bool repository_is_inside(const char *path);

/*
 * Which commit `at` means, a tag or a time; NULL for the newest. `scratch` is a folder that is not
 * there yet; it is left behind. The caller frees the hash of the commit. NULL, with one line in
 * `complaint`, when there is none or the repository is not as they are.
 */
char *repository_commit(
	const char *path, const char *at, const char *scratch, struct text *complaint);
/* Writes the files of the commit into `tar`. False with one line in `complaint`. */
bool repository_export(const char *path, const char *commit, const char *scratch, const char *tar,
	struct text *complaint);

/* Is `at` a time, "2026-11-01" or "2026-11-01 12:00:00 +0100"? All else is a tag. */
bool repository_is_time(const char *at);

#endif
