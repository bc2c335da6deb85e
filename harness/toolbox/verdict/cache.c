#include "verdict/cache.h"

#include <xxhash.h>

char *cache_path(const struct house *house, const char *name, const struct text *depends_on)
{
	return text_format("%s/%s-%016llx.conf", house->cache, name,
		(unsigned long long)XXH3_64bits(text_string(depends_on), depends_on->length));
}
