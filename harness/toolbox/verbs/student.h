/*
 * The variation of --student and --key: of whoever the instructor makes a copy for, or grades.
 */
#ifndef STUDENT_H
#define STUDENT_H

#include "course/list.h"
#include "house/variation.h"
#include "verbs/request.h"

/* Reads the file of --key. Dies with exit 2 when it is no key. */
void student_key(const struct request *request, struct variation_key *key);
/* By lab, the student's variation of each that varies. The caller releases it. */
void student_variations(const struct labs *labs, const struct variation_key *key,
	const char *student, struct conf *variations);
/*
 * The same for --student and --key, which go together; empty where neither is given. Dies with exit
 * 2 when the ID is none.
 */
void student_asked(const struct request *request, struct conf *variations);

/* With --key, whose copy each entry was made from: kept, so that nothing later needs the key. */
void student_copies(const struct request *request, struct list *list);

#endif
