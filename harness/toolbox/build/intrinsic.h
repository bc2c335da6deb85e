/*
 * LLVM's own functions, as the listing of an unoptimised source calls them. Each of them is one
 * instruction or a few of the processor's, and some would get around whatever the audit knows:
 * llvm.eh.return jumps anywhere, llvm.x86.rdtsc tells the time.
 */
#ifndef INTRINSIC_H
#define INTRINSIC_H

#include <stdbool.h>

/* Is it one that computes, copies, or tells the compiler something? */
bool intrinsic_is_known(const char *name);

#endif
