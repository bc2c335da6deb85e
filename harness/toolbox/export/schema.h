/*
 * Is it a result.json? What harness/result.schema.json says, for the members that an export reads.
 */
#ifndef SCHEMA_H
#define SCHEMA_H

#include <jansson.h>
#include <stdbool.h>

/* NULL if it is one, or else why it is none. The caller frees it. */
char *schema_breach(json_t *whole);

#endif
