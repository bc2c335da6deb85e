/*
 * The lines of a listing, rewritten so that no pass of the optimiser takes anything away that the
 * explorer is to see:
 *
 *   - The hooks of plain accesses get the calling convention that preserves every register. What
 *     the student's code keeps in registers is then not spilled to the stack, where it would stay,
 *     dead, and tell states apart.
 *   - memcpy(), memmove() and memset() go by names that the optimiser does not know: a copy that
 *     nobody reads is still a read of what was copied.
 *   - No function is said to be without effect (strlen() is "readonly"): its call would go where
 *     nobody uses the result, and its reads with it.
 *   - Calls at the ends of two branches are not made one, which would have no line in the source.
 */
#ifndef REWRITE_H
#define REWRITE_H

#include "build/listing.h"

struct rewrite {
	const struct listing *listing;
	bool own_copies; /* the program defines memcpy() and its like itself */
};

void rewrite_begin(struct rewrite *rewrite, const struct listing *listing);
/* Writes a line of the listing, or nothing where it would declare a function twice. */
void rewrite_line(const struct rewrite *rewrite, const char *line, struct text *out);

#endif
