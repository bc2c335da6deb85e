/*
 * What a keeper and the porter behind the wall write to each other: one letter, one datagram, with
 * descriptors where a kind needs some.
 */
#ifndef LETTER_H
#define LETTER_H

#include "process/launch.h"

enum letter_kind {
	LETTER_READY, /* porter: waits for work; with its /proc, and its scratch folder if any */
	LETTER_LAUNCH, /* keeper: a launch, with stdout, stderr and possibly the page */
	LETTER_STARTED, /* porter: `number` is the program's */
	LETTER_KILL, /* keeper: kill the program and all that it started */
	LETTER_ENDED, /* porter: `number` is the status of wait() or -1 if it was killed, ... */
};

enum { LETTER_LONGEST = 128 << 10, LETTER_FDS = 3 };

struct letter {
	int kind; /* enum letter_kind */
	int number;
	int failure; /* the errno of a program that did not start, or 0 */
	int strays; /* processes that the program left behind, which were killed */
	long output_bytes, processes;
	int executes;
	int arguments, environment; /* how many words of each the text holds, after the directory */
	size_t length; /* of the text */
	int fds[LETTER_FDS];
	int fd_count;
	char text[]; /* words, each with its NUL */
};

/* A letter with room for `length` bytes of text. The caller frees it. */
struct letter *letter_new(enum letter_kind kind, size_t length);
/* The letter of a launch; NULL with errno E2BIG for one that is too long. The caller frees it. */
struct letter *letter_of_launch(const struct launch *launch);
/*
 * The other direction. The launch's words point into the letter, which must outlive it;
 * letter_free_launch() frees the lists. False for a letter that is not one.
 */
bool letter_to_launch(struct letter *letter, struct launch *launch);
void letter_free_launch(struct launch *launch);

bool letter_send(int socket, const struct letter *letter);
/* Waits for a letter, which the caller frees. NULL when nobody is there to send one any more. */
struct letter *letter_receive(int socket);

#endif
