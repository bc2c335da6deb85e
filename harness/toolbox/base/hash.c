#include "base/hash.h"

#include <stdio.h>
#include <xxhash.h>

void hash_bytes(const void *bytes, size_t length, char hex[HASH_SIZE])
{
	XXH128_hash_t hash = XXH3_128bits(bytes, length);

	snprintf(hex, HASH_SIZE, "%016llx%016llx", (unsigned long long)hash.high64,
		(unsigned long long)hash.low64);
}
