/* How the explorer gives up. */
#ifndef FAIL_H
#define FAIL_H

/*
 * Reports a fault of ours or of the machine: prints one line to stderr and exits with 4. Never a
 * verdict.
 */
_Noreturn void explorer_fail(const char *why, ...) __attribute__((format(printf, 1, 2)));
/* The same with EXIT_OUT_OF_MEMORY: what was found until then is no less true. */
_Noreturn void explorer_out_of_memory(void);

enum { EXIT_OUR_FAULT = 4, EXIT_OUT_OF_MEMORY = 5 };

#endif
