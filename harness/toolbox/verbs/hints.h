/*
 * The hints of a file hints.md: those under `## Hint 1`, `## Hint 2` and so on, and those under
 * `## When race`, for what a check found.
 */
#ifndef HINTS_H
#define HINTS_H

/* How many numbered ones there are. */
int hints_count(const char *bytes);
/* What stands under the heading "## " `title`; NULL if there is none. The caller frees it. */
char *hints_under(const char *bytes, const char *title);

#endif
