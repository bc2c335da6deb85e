/*
 * Loops that wait for another process by looking at plain memory, `volatile` or not. No detector
 * sees what two processes do to each other, so the code must tell.
 *
 * Such a loop goes on or ends by what it loads, always from the same place, with no atomic access;
 * it changes nothing there itself, and calls nothing in which processes could meet.
 */
#ifndef LOOKS_H
#define LOOKS_H

#include "build/listing.h"

enum { LOOKS_NOWHERE = 0, LOOKS_SOMEWHERE = -1, LOOKS_UNREAD = -2 };

/*
 * The line of the source where the first such loop looks, LOOKS_SOMEWHERE where the listing does
 * not say which, LOOKS_NOWHERE if there is none. LOOKS_UNREAD for a listing that is too large to
 * know.
 */
int looks_in(const struct listing *listing);

#endif
