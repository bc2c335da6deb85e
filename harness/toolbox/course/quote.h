/*
 * Lines of somebody's file, fit to be shown beside others.
 */
#ifndef QUOTE_H
#define QUOTE_H

#include "base/text.h"

enum { QUOTE_WIDEST = 160 }; /* characters of a line that are shown */

/*
 * Lines `first` to `last`, counted from 1, joined by newlines: tabs as blanks, each other control
 * character and each byte that is no UTF-8 a '?'. NULL if there is no line `first`. The caller
 * frees it.
 */
char *quote_lines(const struct text *source, int first, int last);

#endif
