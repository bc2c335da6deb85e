/*
 * Helgrind's XML (valgrind --xml=yes) into findings, read with expat. This module and no
 * other knows its words.
 *
 * Returns true when the file is complete: well-formed and closed, which is Helgrind's proof
 * that the run came to its end. False means that the run was cut off or the bytes are no
 * Helgrind output; what stood before the cut is in `findings` all the same.
 */
#ifndef PARSE_HELGRIND_H
#define PARSE_HELGRIND_H

#include "detectors/finding.h"

bool parse_helgrind(struct findings *findings, const char *bytes, size_t length);

#endif
