/* Which plain accesses are scheduling points. The list of places outlives executions. */
#ifndef POINTS_H
#define POINTS_H

#include <stdbool.h>
#include <stdint.h>

enum points { POINTS_NONE, POINTS_LISTED, POINTS_ALL };

void points_set(enum points points);
enum points points_are(void);

/* Adds a place in the code to the list. False if it is there already or the list is full. */
bool points_list(uint32_t pc);
bool points_is_listed(uint32_t pc);
void points_unlist_all(void);
/* The list; stores its length in `count`. */
const uint32_t *points_listed(int *count);

#endif
