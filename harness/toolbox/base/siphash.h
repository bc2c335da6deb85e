/*
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a short hash under a secret key. Who does not know
 * the key can neither compute it nor tell it from chance, however many hashes of other texts he has
 * seen.
 */
#ifndef SIPHASH_H
#define SIPHASH_H

#include <stddef.h>
#include <stdint.h>

enum { SIPHASH_KEY = 16 /* bytes */ };

uint64_t siphash(const unsigned char key[SIPHASH_KEY], const void *bytes, size_t length);

#endif
