/* The path of a depth-first search: the states that lead to the present one, saved as bytes. */
#ifndef PATH_H
#define PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct frame {
	uint32_t node;
	uint8_t first; /* the thread to try first: the one that has just run */
	uint16_t tried; /* how many threads, from `first` on, have been tried */
	uint8_t choice; /* the next choice to try, of the current thread */
	uint8_t preemptions; /* so far; used if they are bounded */
	bool can_end;
	uint8_t by; /* the choice of the step into it */
	size_t offset; /* of its saved state */
};

struct path {
	struct frame *frames; /* the top is the last one; a push may move them */
	size_t depth, room;
	char *saved;
	size_t used, saved_room;
};

void path_clear(struct path *path);
/* Pushes a frame with a copy of its state, and returns the frame. */
struct frame *path_push(struct path *path, uint32_t node, const void *state, size_t length);

static inline struct frame *path_top(const struct path *path)
{
	return &path->frames[path->depth - 1];
}

static inline const void *path_state(const struct path *path, const struct frame *frame)
{
	return path->saved + frame->offset;
}

static inline void path_pop(struct path *path)
{
	path->used = path->frames[--path->depth].offset;
}

#endif
