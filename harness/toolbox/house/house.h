/*
 * The house: the checkout, or handout, that this toolbox was built in, and where things are in it.
 * It is the nearest folder above the program that holds harness/variants.mk.
 */
#ifndef HOUSE_H
#define HOUSE_H

#include "base/conf.h"
#include "house/toolchain.h"

struct house {
	char *root;
	char *labs;
	char *solutions; /* absent from a handout */
	char *harness;
	char *build; /* everything we make goes below here */
	char *work; /* or else below here, see house_work_in(); NULL if that is `build` */
	char *runtime; /* the objects linked into every program */
	char *cache; /* what one grading leaves for the next */
	char *shared_cache; /* a checkout's, read only; NULL if that is `cache` itself */
	struct conf variants; /* harness/variants.mk */
	struct toolchain toolchain;
};

/* Dies if there is no house above the program or it cannot be read. */
void house_open(struct house *house);
void house_release(struct house *house);
/*
 * The same house, but everything that is made goes below the folder `work`: a checkout that may
 * not be written judges too. What its own cache holds is read. house_leave() ends that.
 */
void house_work_in(struct house *elsewhere, const struct house *house, const char *work);
void house_leave(struct house *elsewhere);
/* The folder that everything is made in. */
const char *house_work(const struct house *house);
/*
 * Where the file `name` of the cache is, to be read, is: in `cache`, or else in
 * the shared one; in `cache` if it is in neither. The caller frees it.
 */
char *house_cached(const struct house *house, const char *name);
bool house_has_solutions(const struct house *house);
/*
 * Did the Makefile call this program for a reader who typed `make VERB`? It then names the folder
 * that make was typed in, in RACELAB_MAKE. MAKELEVEL would not do: a makefile of one's own may call
 * racelab too, and knows no ARGS.
 */
bool reader_typed_make(void);
/* Is the reader in this folder? After `make -C` that is not where this process is. */
bool reader_is_in(const char *folder);
/* `path` as the reader would type it: relative if below the reader's folder. The caller frees it.
 */
char *path_shown(const char *path);

#endif
