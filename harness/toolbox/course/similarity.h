/*
 * How much of two programs is the same, but for names, comments and layout?
 *
 * Theory of operation: winnowing (Schleimer, Wilkerson and Aiken, 2003). Each run of
 * SIMILARITY_GRAM tokens is hashed, and of each SIMILARITY_WINDOW neighbours the smallest hash is
 * kept as a print. So two programs that share a run of GRAM + WINDOW - 1 tokens share a print,
 * wherever the run stands. Runs that the shipped file has, too, have no hash: nobody is blamed for
 * what was given.
 */
#ifndef SIMILARITY_H
#define SIMILARITY_H

#include "course/c_tokens.h"

enum { SIMILARITY_GRAM = 9, SIMILARITY_WINDOW = 4 };

struct print {
	uint64_t hash;
	size_t at; /* the first of its tokens */
};

/* A program, ready to be compared. */
struct prints {
	struct c_tokens tokens;
	uint64_t *grams; /* the hash of the run that begins at each token; 0 where none counts */
	size_t gram_count;
	struct print *items; /* sorted by hash, each hash once */
	size_t count;
};

/* Hashes of runs that do not count. */
struct given {
	uint64_t *hashes; /* sorted, once given_end() was called */
	size_t count;
};

void given_add(struct given *given, const struct c_tokens *tokens);
void given_end(struct given *given);
void given_release(struct given *given);

/* Takes the tokens over. `given` may be NULL. */
void prints_make(struct prints *prints, struct c_tokens *tokens, const struct given *given);
void prints_release(struct prints *prints);
/* How many prints both have. */
size_t prints_shared(const struct prints *one, const struct prints *other);
/* A hash of all tokens: the same for programs that differ in names, comments and layout only. */
uint64_t prints_whole(const struct prints *prints);

/* Lines of one program that say the same as lines of another. */
struct piece {
	int file[2], first[2], last[2]; /* of one, and of the other */
	size_t tokens; /* how long it is */
};

/* Finds the pieces, in the order of `one`; returns their number. The caller frees `*pieces`. */
size_t prints_pieces(const struct prints *one, const struct prints *other, struct piece **pieces);

#endif
