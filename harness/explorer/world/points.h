/* Which plain accesses are scheduling points of their own. Outlives executions. */
#ifndef POINTS_H
#define POINTS_H

#include <stdbool.h>
#include <stdint.h>

enum points { POINTS_NONE, POINTS_LISTED, POINTS_ALL };

void points_set(enum points points);
enum points points_are(void);

/* Lists a place in the code; false if it is listed already, or there is no room. */
bool points_list(uint32_t pc);
bool points_is_listed(uint32_t pc);
void points_unlist_all(void);
/* The list itself, `count` gets its length. */
const uint32_t *points_listed(int *count);

#endif
