/*
 * What somebody handed in: a folder, a single file, or an archive, which may be alone in a folder,
 * as a list of the files in it that could belong to a lab, with their bytes.
 *
 * Invariants:
 *   1. Nothing is read through a symbolic link, whatever component of a path it is.
 *   2. Nothing is waited for: a FIFO, a device, a socket are told by their kind and never read.
 *   3. Everything is read once, and within the bounds below. What the files on the disk become
 *      afterwards changes nothing.
 *   4. An archive is data. Its paths are only names: none is ever made on a disk.
 */
#ifndef HANDIN_H
#define HANDIN_H

#include "base/hash.h"
#include "base/names.h"
#include "base/text.h"

enum {
	HANDIN_FILE_LARGEST = 1 << 20, /* bytes of one file */
	HANDIN_LARGEST = 32 << 20, /* bytes of all files that are wanted, unpacked */
	HANDIN_ARCHIVE_LARGEST = 32 << 20, /* bytes of an archive as it was handed in */
	HANDIN_UNPACKED_LARGEST = 256 << 20, /* bytes that an archive may make of itself */
	HANDIN_MOST = 20000, /* files and folders, wanted or not */
	HANDIN_DEEPEST = 32, /* folders in folders */
};

/* enum, what it is called where a file was expected */
#define HANDIN_KINDS(X)                              \
	X(FILE, "a file")                            \
	X(TOO_LARGE, "a file that is too large")     \
	X(UNREADABLE, "a file that may not be read") \
	X(LINK, "a link")                            \
	X(FOLDER, "a folder")                        \
	X(FIFO, "a FIFO")                            \
	X(SOCKET, "a socket")                        \
	X(DEVICE, "a device")

enum handin_kind {
#define X(name, word) HANDIN_##name,
	HANDIN_KINDS(X)
#undef X
};

struct handin_entry {
	char *path; /* below the hand-in: "02-accumulator/accumulator.c" */
	enum handin_kind kind;
	struct text bytes; /* of a wanted FILE; empty for all others */
	char *means; /* the wanted name that it has, in capitals or not, or had before it was
			downloaded: download_name.h; NULL if it is not wanted */
};

struct handin {
	char *name; /* what its last component is called, without ".zip" and the like */
	struct handin_entry *entries; /* sorted by path */
	size_t count;
	size_t seen, total; /* all files and folders; all bytes that were kept */
	const struct names *wanted;
	const char *any; /* what a single file that has no wanted name, but ends in .c, means; or
			    NULL */
	struct text refused; /* why it cannot be read at all, one line; empty if it can */
};

/*
 * Reads the hand-in at `path`. `wanted` holds, in small letters, the names of the files whose bytes
 * are of interest. False when there is nothing at `path` or it may not be entered, with errno set.
 * Whatever else is wrong with it stands in `refused`.
 */
bool handin_open(struct handin *handin, const char *path, const struct names *wanted);
/* The same; but a single file of any other name in .c means the wanted name `any`. */
bool handin_open_any(
	struct handin *handin, const char *path, const struct names *wanted, const char *any);
/*
 * The same in pieces, for a hand-in whose files lie in several places: handin_begin(), then
 * handin_take() for each piece, which is called `as` in it, or what it is called if that is NULL,
 * then handin_end().
 */
void handin_begin(struct handin *handin, const char *name, const struct names *wanted);
bool handin_take(struct handin *handin, const char *path, const char *as);
void handin_end(struct handin *handin);
void handin_release(struct handin *handin);

/*
 * One hash of all that a grading can see of it: paths, kinds, the bytes of wanted files, and why it
 * was refused. Not how the whole of it is called.
 */
void handin_hash(const struct handin *handin, char hex[HASH_SIZE]);

const char *handin_kind_word(enum handin_kind kind);

/* A path as one harmless line of bounded length, for messages. The caller frees it. */
char *handin_shown(const char *path);

/* For those who fill it: house/archive.c, and its formats. */

/* A path of an archive: does it stay inside, and is it no rubbish of macOS or of an editor? */
bool handin_takes(const char *path);
bool handin_wants(const struct handin *handin, const char *path);
/*
 * Adds an entry and takes its bytes. False, with a line in `refused`, when that is more than a
 * hand-in may hold.
 */
bool handin_add(struct handin *handin, const char *path, enum handin_kind kind, struct text *bytes);

#endif
