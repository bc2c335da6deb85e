/*
 * What printf() reads beside its arguments: the strings behind %s, which other threads may write.
 */
#ifndef PRINTED_H
#define PRINTED_H

#include "world/world.h"

#include <stdarg.h>

/* Touches them all. The world may end by that. */
void printed_touch(struct thread *thread, const char *how, va_list list);

#endif
