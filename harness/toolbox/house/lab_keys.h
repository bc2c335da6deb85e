/*
 * What may stand in lab.conf, and in the expect.conf of a rejected idea: a table of keys, each with
 * its kind of value. labs/README.md explains the keys, in the same order.
 *
 * A typing error there would silently change how students are judged, so it is found before
 * anything else happens.
 */
#ifndef LAB_KEYS_H
#define LAB_KEYS_H

#include "house/house.h"

/*
 * Both return true; or false with one line in `complaint`, which begins with the file and the line
 * in it, and suggests the nearest key if one is near. `folder` is the lab's.
 */
bool lab_keys_check(const struct conf *conf, const struct house *house, const char *folder,
	struct text *complaint);
bool lab_keys_check_expected(const struct conf *conf, struct text *complaint);

/* Row `number` of the table for lab.conf, as README.md writes it; NULL after the last. */
const char *lab_keys_row(size_t number);

#endif
