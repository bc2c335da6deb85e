/*
 * Stores of what nobody ever looks at. A spin lock that counts its tries has a new state with each
 * try, and no search comes to an end, though the count decides nothing: it is added up, and neither
 * compared nor printed nor used as an address.
 *
 * Idle is a local variable, or a static one, whose value reaches nothing but such variables. A
 * static one must also get it from a local that counts, as a program whose whole result is never
 * looked at should still show its numbers.
 */
#ifndef IDLE_H
#define IDLE_H

#include "build/listing.h"

/*
 * For each line of the listing: does it store into an idle variable? Such a store may store
 * anything. The caller frees it.
 */
bool *idle_stores(const struct listing *listing);

#endif
