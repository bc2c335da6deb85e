/*
 * Hand-ins of a class that are alike: the same bytes, the same but for names, comments and layout,
 * or the same for the greater part. It is a hint for a human, and touches no mark.
 *
 * What the lab was shipped with does not count, nor what many of the class have, which is likely
 * the obvious way to do it. A file of more than ALIKE_LARGEST bytes is not compared.
 */
#ifndef ALIKE_H
#define ALIKE_H

#include "course/gradebook.h"

enum { ALIKE_LARGEST = 256 << 10, ALIKE_PAIRS_MOST = 200, ALIKE_PIECES_MOST = 4 };

/* enum, word in the gradebook, what it means */
#define ALIKES(X)                                                               \
	X(BYTES, "same-bytes", "the same, byte for byte")                       \
	X(TOKENS, "same-tokens", "the same but for names, comments and layout") \
	X(NEAR, "near", "nearly the same")

enum alike_kind {
#define X(name, word, meaning) ALIKE_##name,
	ALIKES(X)
#undef X
};

/* What two of them have in common, side by side. */
struct alike_piece {
	const char *file[2];
	int first[2]; /* line */
	const char *text[2];
};

struct alike {
	size_t lab;
	enum alike_kind kind;
	size_t *students; /* two or more, in the order of the class; of a pair, exactly two */
	size_t student_count;
	int percent; /* of the smaller one's own work that the other one has as well */
	size_t prints; /* the size of that work */
	bool is_common; /* so many have it that it proves little */
	struct alike_piece *pieces; /* of the first two */
	size_t piece_count;
};

struct alikes {
	struct names strings;
	struct alike *items; /* the most remarkable one first */
	size_t count;
	size_t dropped; /* pairs past ALIKE_PAIRS_MOST of a lab */
};

const char *alike_word(enum alike_kind kind);
const char *alike_meaning(enum alike_kind kind);

/* `out` is the open folder OUT; `allowed` a list of the names of the library's calls. */
void alikes_find(
	struct alikes *alikes, const struct gradebook *book, int out, const struct names *library);
void alikes_release(struct alikes *alikes);

#endif
