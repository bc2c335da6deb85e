/* Which part of what a program prints counts when outcomes are compared. */
#ifndef VIEW_H
#define VIEW_H

#include <stddef.h>

enum outcome_view { VIEW_ALL, VIEW_LAST_LINE, VIEW_SORTED_LINES };

void view_set(enum outcome_view view);
/* What the world has printed, as the view has it, and its length. The caller frees it. */
char *view_output(size_t *length);

#endif
