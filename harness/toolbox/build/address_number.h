/*
 * Addresses, and the ids of threads, that a source uses as numbers. They differ from build to build
 * and from run to run, so a program that calculates with one, or compares it with a number, can
 * tell where it runs.
 *
 * It may keep them, pass them on, and compare them with each other: locks in the order of their
 * addresses, the distance of two pointers, pthread_equal(). And it may pass a number as a pointer.
 */
#ifndef ADDRESS_NUMBER_H
#define ADDRESS_NUMBER_H

#include "build/listing.h"

/* The line of the first such use; -1 where the listing does not say, 0 if there is none. */
int address_used_as_number(const struct listing *listing);

#endif
