/*
 * A human's word, which counts in the place of a result: OUT/overruled/ID/LAB.json of a graded
 * course.
 */
#ifndef OVERRULED_H
#define OVERRULED_H

#include <jansson.h>
#include <stdbool.h>

/*
 * Puts it into `result`, with one check that says so in the place of all others, where `folder` is
 * OUT/graded/ID/N/LAB and somebody has spoken. False, and nothing is changed, if nobody has.
 */
bool overruled_apply(json_t *result, const char *folder);

#endif
