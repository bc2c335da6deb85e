/*
 * --labs: numbers, ranges of numbers, and names, as in `02,05-07,run-queue`.
 */
#ifndef LAB_LIST_H
#define LAB_LIST_H

#include "house/labs.h"

/*
 * The names of the labs, in the order of the labs, as a list of words that the caller frees; "" for
 * NULL. Dies with exit 2, and a suggestion, at a word that names no lab.
 */
char *lab_list(const struct labs *labs, const char *words);

#endif
