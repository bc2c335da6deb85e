/*
 * Helgrind's XML into findings; see parse_valgrind.h. This module and no other knows Helgrind's
 * words.
 */
#ifndef PARSE_HELGRIND_H
#define PARSE_HELGRIND_H

#include "detectors/finding.h"

/* True when the file is complete, which proves that the run came to its end. */
bool parse_helgrind(struct findings *findings, const char *bytes, size_t length);

#endif
