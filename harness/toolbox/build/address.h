/*
 * Functions of the C library whose address a source takes. It may call them, and give them to a
 * function of the library (`pthread_key_create(&key, free)`). One whose address lies in memory
 * could be made another by arithmetic.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include "base/names.h"
#include "build/listing.h"

/*
 * Calls `found` for each line that takes the address of a function in `library`, with its name and
 * the line of the source; 0 where the listing does not say.
 */
void address_taken(const struct listing *listing, const struct names *library,
	void (*found)(const char *name, int line, void *context), void *context);

/*
 * The line of the first call, in any function, to an address that it has just computed: an element
 * of something, or a number; -1 where the listing does not say, 0 if there is none.
 */
int address_computed(const struct listing *listing);

#endif
