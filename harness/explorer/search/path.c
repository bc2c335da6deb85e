#include "search/path.h"

#include "base/fail.h"

#include <string.h>
#include <sys/mman.h>

static void *mapped(size_t size)
{
	void *at = mmap(NULL, size, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (at == MAP_FAILED)
		explorer_out_of_memory();
	return at;
}

static void *remapped(void *old, size_t size, size_t new_size)
{
	void *at = mremap(old, size, new_size, MREMAP_MAYMOVE);

	if (at == MAP_FAILED)
		explorer_out_of_memory();
	return at;
}

static void make_room(struct path *path, size_t length)
{
	if (!path->frames) {
		path->room = 1 << 12;
		path->frames = mapped(path->room * sizeof *path->frames);
		path->saved_room = 1 << 20;
		path->saved = mapped(path->saved_room);
	}
	if (path->depth == path->room) {
		path->frames = remapped(path->frames, path->room * sizeof *path->frames,
			path->room * 2 * sizeof *path->frames);
		path->room *= 2;
	}
	while (path->used + length > path->saved_room) {
		path->saved = remapped(path->saved, path->saved_room, path->saved_room * 2);
		path->saved_room *= 2;
	}
}

void path_clear(struct path *path)
{
	path->depth = path->used = 0;
}

struct frame *path_push(struct path *path, uint32_t node, const void *state, size_t length)
{
	struct frame *frame;

	make_room(path, length);
	frame = &path->frames[path->depth++];
	*frame = (struct frame){.node = node, .offset = path->used};
	memcpy(path->saved + path->used, state, length);
	path->used += length;
	return frame;
}
