/*
 * What was found, in the form of gcc's warnings, so that an editor jumps to it:
 *
 *   labs/02-accumulator/accumulator.c:24:4: warning: a data race on `i`: thread 1 reads it in
 *     increment() [tsan]
 *   labs/02-accumulator/accumulator.c:35:4: note: thread 2 writes it in decrement()
 *
 * each in one line. A warning is what is wrong; the notes behind it are its other sides. Paths are
 * as the reader types them. Where nobody knows the column, it is that of the variable, or else
 * where the line's text begins.
 *
 * Steps: gcc_open(), one of the functions of the other files below or several, gcc_release().
 */
#ifndef GCC_H
#define GCC_H

#include "words/next.h"

struct gcc {
	struct subject subject;
	char *source; /* the folder of the sources that were built */
	struct text told; /* the places of the lines so far, a list: "accumulator.c:24" */
};

/* A place in the program. */
struct gcc_place {
	const char *file; /* its name in `source` */
	long line;
	long column; /* 0 when unknown */
	const char *name; /* of the variable in question; may be NULL */
};

/* The kind of a line. */
enum gcc_kind { GCC_ERROR, GCC_WARNING, GCC_NOTE };

/* `directory` is the work folder, with the sources that were built. */
void gcc_open(struct gcc *gcc, struct subject subject, const char *directory);
/* One line. `words` may hold anything; it is made harmless. */
void gcc_line(struct gcc *gcc, enum gcc_kind kind, struct gcc_place place, const char *words);
/* Was there a line about this place? */
bool gcc_told(const struct gcc *gcc, const char *file, long line);
/* The first line of the first file that the reader may change: for what has no line of its own. */
struct gcc_place gcc_nowhere(const struct gcc *gcc, char *file, size_t size);
/*
 * A path of the sources as the reader types it; what is not theirs stays as it is. The caller frees
 * it.
 */
char *gcc_path(const struct gcc *gcc, const char *file);
void gcc_release(struct gcc *gcc);

/*
 * In gcc_build.c: what compiler and linker said, snippets and all. The facts tell where that is
 * kept; without such a log they tell the error themselves.
 */
void gcc_build(struct gcc *gcc, const struct conf *facts);
/*
 * In gcc_findings.c: each of the findings once, whoever reports it. One that proves nothing about
 * this program is a note.
 */
void gcc_findings(struct gcc *gcc, const struct findings *findings, const struct conf *facts);
/* In gcc_exploration.c: races, failures, and outcomes that depend on the schedule. */
void gcc_exploration(struct gcc *gcc, const struct exploration *exploration);
/*
 * In gcc_story.c: a sentence, at the lines that it names, or else at those that `otherwise` names,
 * which may be NULL. Nothing if the first of them was told.
 */
void gcc_story(struct gcc *gcc, const char *story, const char *otherwise);
/* In gcc_judgement.c: all that a check found. */
void gcc_judgement(struct gcc *gcc, const struct judgement *judgement);

#endif
