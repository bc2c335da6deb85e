/*
 * XXH3 of 128 bits, as 32 hexadecimal digits: tells what is the same and what was changed. It is
 * no seal against somebody who can compute it, too.
 */
#ifndef HASH_H
#define HASH_H

#include <stddef.h>

enum { HASH_SIZE = 33 };

void hash_bytes(const void *bytes, size_t length, char hex[HASH_SIZE]);

#endif
