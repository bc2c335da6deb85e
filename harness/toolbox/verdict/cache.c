#include "verdict/cache.h"

#include "base/file.h"

#include <stdlib.h>
#include <xxhash.h>

/* The caller frees it. */
static char *file_name(const char *name, const struct text *depends_on)
{
	return text_format("%s-%016llx.conf", name,
		(unsigned long long)XXH3_64bits(text_string(depends_on), depends_on->length));
}

bool cache_read(const struct house *house, const char *name, const struct text *depends_on,
	struct conf *measured)
{
	char *file = file_name(name, depends_on), *path = house_cached(house, file);
	struct text complaint = {0};
	bool kept = conf_read(measured, path, &complaint);

	if (!kept) {
		conf_release(measured);
		*measured = (struct conf){.name = text_copy(name)};
	}
	text_release(&complaint);
	free(path);
	free(file);
	return kept;
}

void cache_keep(const struct house *house, const char *name, const struct text *depends_on,
	const struct conf *measured)
{
	char *file = file_name(name, depends_on);
	char *path = text_format("%s/%s", house->cache, file);

	if (try_make_directories(house->cache) == 0)
		conf_write(measured, path);
	free(path);
	free(file);
}
