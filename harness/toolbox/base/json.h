/*
 * JSON through jansson: strings from outside, members that may be missing, whole files.
 */
#ifndef JSON_H
#define JSON_H

#include <jansson.h>

/* A string value. JSON is UTF-8 and bytes from outside may be anything: others become '?'. */
json_t *json_clean(const char *bytes);
/* Sets nothing if `string` is NULL. */
void json_set_text(json_t *object, const char *key, const char *string);
void json_set_number(json_t *object, const char *key, json_int_t number);

/* A member's value, or `missing` if it is absent or of another type. */
long json_number(const json_t *object, const char *key, long missing);
const char *json_text(const json_t *object, const char *key, const char *missing);

/*
 * Reads a regular file of at most `limit` bytes, not through a link. NULL if that fails, with an
 * errno in `problem`; NULL with 0 there if it is no JSON or holds a member twice, and then `error`,
 * unless that is NULL, says where. The caller decrefs.
 */
json_t *json_read_in(int folder, const char *name, size_t limit, int *problem, json_error_t *error);
/* The same for whoever asks only whether it is there and is JSON. */
json_t *json_read(const char *path, size_t limit);
/* Writes the file with jansson's `flags`; returns 0 or an errno. */
int json_write(const json_t *json, const char *path, size_t flags);

#endif
