/*
 * The gradebook as one page: what could not be judged on top, then the class at a glance, each
 * lab's distribution, what was most often wrong, who is stuck where, hand-ins that are alike, and a
 * section for each student, which answers where points were lost. It decides nothing.
 */
#ifndef GRADEBOOK_PAGE_H
#define GRADEBOOK_PAGE_H

#include "course/overview.h"

/* Hand-ins that are alike and shown; gradebook.json has them all. */
enum { PAGE_ALIKES_MOST = 60 };

void gradebook_page(const struct overview *overview, struct text *page);

#endif
