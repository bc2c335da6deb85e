/*
 * One error of a Valgrind tool while parse_valgrind.c reads it: its finding, the threads that it
 * may name, and the words for a place in memory, which all of Valgrind's tools share.
 */
#ifndef PARSE_VALGRIND_ERROR_H
#define PARSE_VALGRIND_ERROR_H

#include "detectors/finding.h"

enum { VALGRIND_THREADS = 256 }; /* announced threads that are remembered */

struct valgrind_thread {
	int number; /* Valgrind's own: main is 1 */
	struct stack created;
};

struct valgrind_threads {
	struct valgrind_thread *items[VALGRIND_THREADS];
	int count;
};

struct valgrind_error {
	struct finding *finding; /* NULL past FINDINGS_MOST */
	int thread; /* its <tid>; a thread that starts later may get the same number */
	struct stack *stack; /* takes the next stack; NULL drops it */
	bool names_allocation; /* the next stack allocated the heap block in question */
	const struct valgrind_threads *threads;
};

/* Remembers a thread; returns where the stack of its creation goes, NULL if nowhere. */
struct stack *valgrind_announce(struct valgrind_threads *threads, int number);
void valgrind_threads_release(struct valgrind_threads *threads);

/*
 * Adds an access by thread `number`, 0 if unknown, and has the next stack go to it. NULL when
 * the finding has all the accesses that it can hold.
 */
struct access *valgrind_access(struct valgrind_error *error, int number);
/*
 * Names the variable if `sentence` is where Valgrind places an address: in a variable or in a
 * heap block, whose stack comes next. False for any other sentence.
 */
bool valgrind_location(struct valgrind_error *error, const char *sentence);
/* Adds who allocated the block, if this frame of its stack is in real source. */
void valgrind_allocation(struct valgrind_error *error, const struct frame *frame);
/* The number behind `words`; 0 when `sentence` does not have them. */
int valgrind_number(const char *sentence, const char *words);

#endif
