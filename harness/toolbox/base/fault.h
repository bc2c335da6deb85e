/*
 * Three kinds of failure, three calls.
 *
 *   bug()     racelab itself is wrong: an invariant does not hold. Exit 4.
 *   die()     the world around us is wrong: a missing tool, a full disk, a bad
 *             argument. The caller picks the exit code; the text says what to do.
 *   return    a caller can understand the failure and do something about it: it is
 *             returned once, and nothing is printed.
 *
 * A fault of ours is never a student's grade: nothing here prints a verdict.
 */
#ifndef FAULT_H
#define FAULT_H

#include <stdbool.h>

/* The exit codes of every command. */
enum exit_code {
	EXIT_SOLVED = 0,
	EXIT_NOT_SOLVED = 1,
	EXIT_USAGE = 2,
	EXIT_CANNOT_JUDGE = 3,
	EXIT_OUR_FAULT = 4,
};

/* One line on stderr, "racelab: ...", then exit with `code`. */
void die(enum exit_code code, const char *format, ...)
	__attribute__((noreturn, format(printf, 2, 3)));

/*
 * The same for a call that failed with `problem`, an errno, which the line ends with. A full disk
 * or a machine without processes or memory is nobody's fault: exit 3 (cannot judge). All else is
 * exit 4.
 */
void die_of(int problem, const char *format, ...) __attribute__((noreturn, format(printf, 2, 3)));
/* Is it a shortage of space, processes, descriptors or memory? */
bool is_shortage(int problem);
/* From now on, die() and bug() also write their line to this descriptor. -1 for none. */
void fault_last_words(int descriptor);

/* From now on, die() and bug() call `clean` before they say anything. NULL for nothing. */
void fault_clean_up(void (*clean)(void));

/* One line on stderr, nothing else. */
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

void bug_at(const char *file, int line, const char *format, ...)
	__attribute__((noreturn, format(printf, 3, 4)));
#define bug(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)

#endif
