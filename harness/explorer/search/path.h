/* The path of a depth-first search: the states that lead to the present one, as bytes. */
#ifndef PATH_H
#define PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct frame {
	uint32_t node;
	uint8_t first; /* the thread that is tried first: the one that has just run */
	uint8_t tried; /* threads tried already, from `first` on */
	uint8_t choice; /* of the current one, next to try */
	uint8_t preemptions; /* so far, when they are bounded */
	bool can_end;
	bool suspect; /* of the edge into it: does it count as a way out? */
	size_t offset; /* of its state */
};

struct path {
	struct frame *frames; /* the topmost is the last; they move when one is pushed */
	size_t depth, room;
	char *saved;
	size_t used, saved_room;
};

void path_clear(struct path *path);
/* Puts a frame on top, with a copy of its state, and returns it. */
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
