/* Memory of the explorer's own. There is always some: else it gives up. */
#ifndef ALLOCATE_H
#define ALLOCATE_H

#include <stddef.h>

/* The caller frees it. */
void *allocate(size_t size);
void *allocate_zeros(size_t count, size_t size);
void *reallocate(void *old, size_t size);
/* Room for one more behind `count` items: the array, moved perhaps, and `room` as it is now. */
void *grown(void *array, size_t count, size_t *room, size_t size);

#endif
