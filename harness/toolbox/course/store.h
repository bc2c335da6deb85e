/*
 * OUT/graded/ID/N/: the attempts at a hand-in.
 *
 * Steps of one attempt:
 *   1. store_begin() makes a folder in OUT/in-work/, which nobody else has, and the caller lets the
 *      gradings write into it, a folder a lab.
 *   2. store_keep() adds attempt.json with the hash of every file, tells the journal ("sealed"),
 *      and renames the folder to its place, if nothing is there yet; then it tells the journal
 *      that it is there ("graded").
 *
 * Whoever is killed before the rename leaves nothing that counts; after it, "sealed" proves that
 * the attempt is ours, and store_adopt() adds the missing line.
 */
#ifndef STORE_H
#define STORE_H

#include "course/journal.h"
#include "course/list.h"

/*
 * A file of an attempt without results: the names of the labs, {"labs": [...]}, that are not graded
 * and of which alone the hand-in holds files.
 */
#define STORE_OTHERS "other-labs.json"

struct attempt {
	char *path; /* where it is made */
	int folder; /* the same, open and locked */
};

/* What an attempt is to be. */
struct store_order {
	const struct entry *entry;
	long number; /* N; 0 for one that is only proposed */
	long seed;
	const char *copied; /* the id of whose hand-in, the same one, was judged; or NULL */
};

enum store_end {
	STORE_KEPT,
	STORE_THERE, /* somebody else was faster, and nothing was changed */
};

/* A path in OUT/in-work/ that nobody else has; nothing is there yet. The caller frees it. */
char *store_scratch(const struct course *course, const char *name);
/* Dies when it cannot. */
void store_begin(struct attempt *attempt, const struct course *course, const char *id);
/*
 * Puts it in its place, and returns in `kept` its line of the journal, which the caller owns. Dies
 * when it cannot.
 */
enum store_end store_keep(struct attempt *attempt, const struct course *course,
	const struct store_order *order, json_t **kept);
void store_drop(struct attempt *attempt);
/* Fills it with the attempt in `from`, which is of the same hand-in, in the name of `who`. */
void store_copy(struct attempt *attempt, const char *from, const char *who);

/* Is attempt `number` there? */
bool store_has(const struct course *course, const char *id, long number);
/* The path of an attempt; of the proposed one if `number` is 0. The caller frees it. */
char *store_path(const struct course *course, const char *id, long number);
/*
 * Reads what the gradings left below `path`: for each lab its verdict, points and judges. Empty
 * where only files of labs were handed in that are not graded. The caller owns it.
 */
json_t *store_labs(const char *path);
/* The hash of every file below `path` but attempt.json, by its path. The caller owns it. */
json_t *store_files(const char *path);
/* One hash of the judges of a result; "" where nobody judged. */
void store_judges(const json_t *judges, char hex[HASH_SIZE]);
/* The hash of the attempt.json in `path`, which the journal has. False when there is none. */
bool store_seal(const char *path, char hex[HASH_SIZE]);
/* The key of a hand-in and its judges. */
void store_key(const char *handed_in, const json_t *labs, char hex[HASH_SIZE]);

/* Puts a proposed attempt in the place of attempt `number`, and tells the journal. */
enum store_end store_accept(
	const struct course *course, const json_t *sealed, const char *id, long number);
/* Tells the journal of an attempt that is there and was only sealed. */
void store_adopt(const struct course *course, const json_t *sealed);
/* Writes OUT/quarantine/ID.json and tells the journal. Dies when it cannot. */
void store_quarantine(const struct course *course, const struct entry *entry, const char *why);
/* Takes it out again, and tells the journal: it was handed in once more. Dies when it cannot. */
void store_readmit(const struct course *course, const struct entry *entry);
/* Removes what the dead left in OUT/in-work/. */
void store_sweep(const struct course *course);

#endif
