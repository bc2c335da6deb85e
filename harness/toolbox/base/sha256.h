/*
 * SHA-256, which browsers ask for where a page names what may run in it. For everything else there
 * is XXH3.
 */
#ifndef SHA256_H
#define SHA256_H

#include "base/text.h"

enum { SHA256_SIZE = 32 };

void sha256(const void *bytes, size_t length, unsigned char digest[SHA256_SIZE]);
/* Appends the digest in base64, as a Content-Security-Policy writes it. */
void sha256_add_base64(struct text *text, const void *bytes, size_t length);

#endif
