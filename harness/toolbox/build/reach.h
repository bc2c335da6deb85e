/*
 * What can another thread reach? A stack variable whose address never leaves its function is its
 * thread's own, and a constant is nobody's to change.
 *
 * Each instruction of a function is noted first, and then it can be asked. Values are noted that
 * point into a stack variable, and whether one of these escapes: is stored, passed on, or turned
 * into anything but another pointer into the same variable. Whatever is not understood counts as
 * escaping.
 */
#ifndef REACH_H
#define REACH_H

#include "build/instruction.h"
#include "build/listing.h"

#include <stdbool.h>

struct reach;

/* Knows the constants of the listing. The listing must live as long. */
struct reach *reach_open(const struct listing *listing);
void reach_close(struct reach *reach);

void reach_note(struct reach *reach, const struct instruction *instruction);
void reach_forget_function(struct reach *reach);

/* Nobody but its thread can reach what `pointer` points to, or nobody can change it. */
bool reach_is_private(struct reach *reach, struct span pointer);
/* The same pointer without the casts around it: "@x" for "bitcast (i32* @x to i8*)". */
struct span reach_without_casts(struct reach *reach, struct span pointer);

#endif
