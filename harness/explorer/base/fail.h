/* How the explorer gives up. */
#ifndef FAIL_H
#define FAIL_H

/* Our own fault, or the machine's: one line to stderr, exit 4. Never a verdict. */
_Noreturn void explorer_fail(const char *why, ...) __attribute__((format(printf, 1, 2)));

#endif
