/*
 * C as tokens, for comparing programs: comments, blanks and the names that the author chose make no
 * difference. Every number is one token, and so is every string.
 *
 * What a name says is kept where the author had no choice: C's own words, and the library's calls
 * and types, as in pthread_mutex_lock.
 */
#ifndef C_TOKENS_H
#define C_TOKENS_H

#include "base/names.h"
#include "house/house.h"

#include <stddef.h>
#include <stdint.h>

struct c_token {
	uint32_t symbol; /* equal for tokens that make no difference */
	int line;
	int file; /* as c_tokens_add() was told */
};

struct c_tokens {
	struct c_token *items;
	size_t count, capacity;
};

/* The most tokens that are read of all files together. */
enum { C_TOKENS_MOST = 100000 };

/* The library's calls, from the list of what a program may call. Dies when it cannot be read. */
void c_library_read(struct names *library, const struct house *house);
/* Is it a word of C, or a name of the library's? */
bool c_word_is_given(const char *word, const struct names *library);

/* Appends the tokens of a file. `library` holds the names of the library's calls. */
void c_tokens_add(struct c_tokens *tokens, const char *bytes, size_t length, int file,
	const struct names *library);
void c_tokens_release(struct c_tokens *tokens);

#endif
