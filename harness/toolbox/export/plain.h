/*
 * Text of a result that is harmless to look at, wherever a platform shows it: a control character,
 * and what reverses the direction of writing, is a '?'.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include <jansson.h>

enum { PLAIN_LONGEST = 16 << 10 };

/* A copy of all of it with such strings and names. The caller owns it. */
json_t *plain_json(const json_t *json);
/* On one line: a newline is a blank. The caller frees it. */
char *plain_line(const char *string);

#endif
