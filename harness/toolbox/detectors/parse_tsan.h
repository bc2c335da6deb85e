/*
 * ThreadSanitizer's log into findings. No other module knows its words.
 *
 * The input is the file that the harness named with log_path: the reports of one run, from clang
 * 14 to 19 or gcc. It may be cut short or be any bytes at all: the parser never fails, never
 * reads past `length`, and trusts no number.
 *
 * A `FATAL:` or `CHECK failed` line means that the detector itself broke down and the run proves
 * nothing: `*broken` is then that line, otherwise NULL, and the caller frees it. A last line
 * without its newline was cut, and counts only if it says that the detector broke down.
 */
#ifndef PARSE_TSAN_H
#define PARSE_TSAN_H

#include "detectors/finding.h"

void parse_tsan(struct findings *findings, const char *bytes, size_t length, char **broken);
/* True if there is a whole report. One that the detector broke down in has no summary. */
bool tsan_has_report(const char *bytes);

#endif
