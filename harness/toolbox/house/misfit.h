/*
 * Whose copy was this made from? Where a lab varies, names and numbers give away that a hand-in was
 * made from another student's copy. Then it is not judged against this one: it may have been handed
 * in under the wrong name, or the key may be the wrong one, and neither is a fault in the program.
 */
#ifndef MISFIT_H
#define MISFIT_H

#include "house/labs.h"

/*
 * False, with one line in `complaint`, when the editable files in `folder` have nothing of what a
 * row gave this copy, but something that it gave another. True for a lab as shipped, and where all
 * has other names.
 */
bool handin_fits_copy(const struct lab *lab, const char *folder, struct text *complaint);

#endif
