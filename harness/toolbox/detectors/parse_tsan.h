/*
 * ThreadSanitizer's log, as text, into findings. This module and no other knows its words.
 *
 * Input is whatever stands in the file that the harness named with log_path: the reports of
 * one run, of clang 14 to 19 or gcc. It may be cut short or be any bytes at all: a
 * parser never fails, never reads past `length`, and takes no line of it on trust as a number.
 *
 * A `FATAL:` or `CHECK failed` line means that the detector itself broke: `*broken` is set to
 * that line (the caller frees it; otherwise it is NULL) and the run proves nothing. A last line
 * without its newline was cut, and counts only if it says that the detector broke.
 */
#ifndef PARSE_TSAN_H
#define PARSE_TSAN_H

#include "detectors/finding.h"

void parse_tsan(struct findings *findings, const char *bytes, size_t length, char **broken);
/* Is there a whole report? One that the detector broke down in has no summary. */
bool tsan_has_report(const char *bytes);

#endif
