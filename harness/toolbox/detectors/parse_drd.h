/*
 * DRD's XML into findings; see parse_valgrind.h. This module and no other knows DRD's words.
 *
 * DRD knows one access of a race exactly, and of the other only the stretch of code in which it
 * happened. A race is therefore a finding with a single access.
 */
#ifndef PARSE_DRD_H
#define PARSE_DRD_H

#include "detectors/finding.h"

/* True when the file is complete, which proves that the run came to its end. */
bool parse_drd(struct findings *findings, const char *bytes, size_t length);

#endif
