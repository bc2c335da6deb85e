/*
 * Which functions of a program lead to a call? A thread that never comes to an atomic access, or to
 * pthread_once(), is ordered by none.
 */
#ifndef CALLERS_H
#define CALLERS_H

#include "base/text.h"
#include "build/listing.h"

struct callers;

/* Reads the functions of all files of a program. The listings must live as long. */
struct callers *callers_open(const struct listing *listings, int count);
void callers_close(struct callers *callers);

/*
 * The names of the functions that call `name`, or anything that does, with blanks between them. A
 * function that names another, or calls an unknown one, may come there as well. False if there are
 * too many functions to be told.
 */
bool callers_of(struct callers *callers, const char *name, struct text *functions);

/* The name of what is no call: an atomic access. There is none where no file writes atomically. */
#define CALLERS_ATOMIC "an atomic access"

#endif
