/*
 * What printf() reads besides its arguments: the strings for %s, which other threads may be
 * writing.
 */
#ifndef PRINTED_H
#define PRINTED_H

#include "world/world.h"

#include <stdarg.h>

/* Touches all of them. That may end the world. */
void printed_touch(struct thread *thread, const char *how, va_list list);

#endif
