/*
 * What the class most often got wrong: the checks that were lost, by kind of finding, and within a
 * kind by the way in which it was lost.
 */
#ifndef MISTAKES_H
#define MISTAKES_H

#include "course/gradebook.h"

/* A mark, by its place in the gradebook. */
struct mark_place {
	size_t student, lab;
};

/*
 * One way to lose a check: the sentences of such marks are the same but for names, numbers, places
 * and what is quoted.
 */
struct mistake_way {
	size_t count; /* marks */
	struct mark_place example; /* the first one */
	size_t check; /* and which of its checks */
};

/* A kind of finding: a check of the rubrics that was lost, with the verdict that it asked for. */
struct mistake {
	const char *check, *title; /* `title` of the first one */
	const char *verdict; /* NULL where it costs only points */
	size_t marks, students; /* how many */
	int *by_lab; /* marks of each lab */
	struct mistake_way *ways; /* the most frequent one first */
	size_t way_count;
};

struct mistakes {
	struct mistake *items; /* the most frequent one first */
	size_t count;
};

void mistakes_find(struct mistakes *mistakes, const struct gradebook *book);
void mistakes_release(struct mistakes *mistakes);
/* The sentence of a check without what differs from program to program. The caller frees it. */
char *mistake_pattern(const char *sentence);

#endif
