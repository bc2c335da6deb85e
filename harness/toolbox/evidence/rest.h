/*
 * What the runs showed that stop one thread and watch the others, as facts: `rest.asked`, how many
 * there were; `rest.rested`, in how many of them all others came to rest; `rest.busy`, in how many
 * one did not, with `rest.busy.story` of the first. A run may tell neither.
 */
#ifndef EVIDENCE_REST_H
#define EVIDENCE_REST_H

#include "run/runs.h"

/* None, where the lab's threads need not sleep. */
void facts_of_rest(const struct runs *runs, struct conf *facts);

#endif
