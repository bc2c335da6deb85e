/*
 * Commands as the reader types them: from the folder the reader is in, as make's or as the
 * program's, each word quoted where it must be.
 */
#ifndef TYPED_H
#define TYPED_H

#include "house/labs.h"

/*
 * A verb with `options` of the toolbox, "" for none. The caller frees it.
 *
 *   make explore LAB=02 ARGS=--outcomes         the reader typed make
 *   build/racelab explore 02 --outcomes         the reader did not
 *
 * Without options it is make's all the same, in the folder with the Makefile.
 */
char *typed_verb(
	const struct house *house, const char *verb, const struct lab *lab, const char *options);
/* A path as a word of a command. The caller frees it. */
char *typed_path(const char *path);
/* The program itself, "build/racelab", or its whole path elsewhere. The caller frees it. */
char *typed_program(const struct house *house);
/* The lab's number, or the path of a C file of one's own. The caller frees it. */
char *typed_lab(const struct lab *lab);

#endif
