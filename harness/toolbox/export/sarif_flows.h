/*
 * Code flows of SARIF: the stacks of a detector's finding, with a thread flow for each thread, or
 * the explorer's schedule, in which `executionOrder` tells who ran when.
 */
#ifndef SARIF_FLOWS_H
#define SARIF_FLOWS_H

#include "export/document.h"

/* Those that explain a check that failed, a list that may be empty. */
json_t *sarif_flows(const struct exported *exported, const json_t *check);

/* A `message`, and a `location` in a file of the lab, with a message unless `words` is NULL. */
json_t *sarif_message(const char *text);
json_t *sarif_location(
	const struct exported *exported, const char *file, long line, const char *words);

#endif
