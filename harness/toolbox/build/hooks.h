/*
 * The hooks of a listing, made complete: after this pass every access that another thread could
 * notice tells the explorer, ThreadSanitizer or our own hooks of itself, or the program is refused
 * by name and line.
 *
 * ThreadSanitizer's pass hooks the loads and stores that it understands and is silent about the
 * others: those of ten, twelve or thirty-two bytes, arguments passed by value, globals with names
 * that it reserves, functions that ask not to be instrumented. A program with such an access looked
 * clean. Here every instruction is asked again, and silence is no answer:
 *
 *   1. A load or store that has its hook is left alone. So is one of a variable on the stack whose
 *      address never leaves the function, and a load from a constant.
 *   2. Any other gets a hook for its range of bytes.
 *   3. Where the listing is optimised afterwards, its lines are rewritten so that no access is
 * taken away (rewrite.h).
 *   4. What cannot get a hook is refused: assembly that is no mere barrier or pause, atomic
 *      instructions that were left in place, other address spaces, intrinsics nobody knows, and
 *      functions that run before main().
 */
#ifndef HOOKS_H
#define HOOKS_H

#include "build/listing.h"

/* How the hooks of a variant are called: a row of variants.mk, NAME.hooks, says which. */
struct hooks_manner {
	const char *word;
	const char *convention; /* that of a hook, with a blank behind it; empty for C's own */
	bool optimised; /* the optimiser reads the listing afterwards */
	/* Writes the listing instead of all that is said above; NULL for that. */
	void (*instead)(const struct listing *listing, struct text *complete);
};
extern const struct hooks_manner hooks_manners[];
const struct hooks_manner *hooks_manner_of(const char *word);

/*
 * Writes the completed listing of the source `file` to `complete`. `refused` gets one sentence,
 * "net.c:4: ...", when something cannot get a hook; the listing is completed all the same.
 */
void hooks_complete(const struct hooks_manner *manner, const struct listing *listing,
	const char *file, struct text *complete, struct text *refused);

#endif
