/*
 * OUT/list.json: what was handed in, by whom and how it is found, frozen before anything is graded.
 *
 * Its first line holds what is true of all; then comes a line for each entry, so that one entry is
 * read without all others. All of it together is one JSON document.
 *
 * A list is never changed. What comes later is listed beside it, in list-2.json and so on, each of
 * which the journal names by its hash. An entry there takes the place of an earlier one of its id;
 * all others follow, so the index of an entry stays what it is.
 */
#ifndef LIST_H
#define LIST_H

#include "base/conf.h"
#include "base/hash.h"
#include "base/json.h"
#include "course/course.h"

/* A file or folder below SUBMISSIONS. */
struct piece {
	char *from; /* its path there */
	char *as; /* how it is called in the hand-in; NULL for what it is called */
};

struct entry {
	char *id; /* a safe and unique file name */
	char *who; /* as it was given */
	char *person; /* what belongs to one person is called the same */
	char *kind; /* folder, file, files, archive or git */
	char *commit; /* of a git repository; or NULL */
	char *refused; /* why it cannot be read, one line; or NULL. Such an entry is quarantined. */
	struct piece *pieces;
	size_t count;
	long bytes, version;
	long part; /* the list that it stands in, from 1 */
	bool late;
	char hash[HASH_SIZE]; /* of what was handed in; empty where it was refused */
	struct conf variations; /* by lab, of the copy that it was made from; often none */
};

struct list {
	char *submissions; /* the folder, absolute */
	char *platform; /* its name */
	char *at; /* --at, or NULL */
	char *labs; /* a list of the labs that are graded; empty for all */
	char *any; /* what a hand-in means that is one file of another name in .c, or NULL; not in
		      the file: layout_any() of `labs` */
	long seed;
	bool trusted; /* --i-trust-this-code */
	struct entry *entries;
	size_t count;
	char (*hashes)[HASH_SIZE]; /* of list.json, list-2.json and so on */
	size_t parts; /* how many of them there are */
};

/* The name of a part, from 1: "list.json", "list-2.json". The caller frees it. */
char *list_name(long part);
/* Writes list.json, once and for all. Dies when it cannot. */
void list_write(const struct course *course, struct list *list);
/*
 * Writes the entries of `later`, whose members up to `trusted` are those of the list, as its next
 * part. The list has them then, and `later` is released. Dies when it cannot.
 */
void list_write_later(const struct course *course, struct list *list, struct list *later);
/* False when there is none. Dies when it is not one of ours. */
bool list_read(const struct course *course, struct list *list);
/* The same, but of the entries only number `index`, from 0. Dies if there is none. */
void list_read_one(const struct course *course, struct list *list, size_t index);
/* The entry with this id; NULL if there is none. */
struct entry *list_find(const struct list *list, const char *id);
/* The entry of this person; NULL if there is none. */
struct entry *list_find_person(const struct list *list, const char *person);

/*
 * What two entries have in common that are of the same bytes and made from the same copies. The
 * caller frees it.
 */
char *entry_key(const struct entry *entry);
/* Adds an entry without pieces. */
struct entry *list_add(struct list *list);
void entry_add_piece(struct entry *entry, const char *from, const char *as);
void list_release(struct list *list);

#endif
