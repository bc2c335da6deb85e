/*
 * What is handed in after the list was frozen: who is new, and what was mended of that which lies
 * in the quarantine, becomes a further part of the list.
 */
#ifndef LATER_H
#define LATER_H

#include "course/collect.h"
#include "verbs/batch.h"

/*
 * Looks through SUBMISSIONS again and lists what came later. What has a result already and was
 * changed since is told, and stays as it is.
 */
void later_add(struct batch *batch, collect_progress *progress);
/* Takes out of the quarantine what an earlier part of the list had put there, and a later one has.
 */
void later_readmit(struct batch *batch);

#endif
