/*
 * The detectors: a row each. Everything that differs between two of them stands here, in its
 * parser and in variants.mk; whoever asks about a detector goes through its row.
 *
 * A detector that decides is calibrated before anybody is judged, and the rubric reads its word.
 * One that does not is a witness: `detect --all` runs it and shows what it says, and no verdict
 * and no exit code depends on it.
 */
#ifndef DETECTOR_H
#define DETECTOR_H

#include "detectors/finding.h"

/* How the log of one run ends. */
enum log_end {
	LOG_COMPLETE,
	LOG_CUT, /* the run did not come to its end, or the log is no log */
	LOG_BROKEN, /* the detector itself failed, and the run proves nothing */
};

struct detector {
	const char *name; /* of its variant, its facts and its findings: "tsan" */
	const char *title; /* "ThreadSanitizer" */
	bool decides;
	/*
	 * Adds the findings of one log. A LOG_BROKEN sets `*broken` to the detector's own words,
	 * which the caller frees; NULL where it has none.
	 */
	enum log_end (*read)(struct findings *findings, const struct text *log, char **broken);
	/* Does a log hold a report? NULL: one report does not end the detector's runs. */
	bool (*has_report)(const char *log);
	bool always_writes; /* a run without a log file proves nothing */
	/*
	 * Does it run one thread at a time? Then a lock that spins makes a good program slow, and a
	 * time-out says nothing about it.
	 */
	bool serialised;
	int seconds; /* that a run gets, where lab.conf does not say */
	/* The variant whose `rounds.` in lab.conf it takes where there are none of its own. */
	const char *sized_as;
	/*
	 * The command that most likely mends it when its calibration says `fault`. NULL for a
	 * witness, which nobody calibrates.
	 */
	const char *(*mend)(const char *fault);
};

/* Ended by a row without a name. */
extern const struct detector detectors[];

/* NULL for a variant that is no detector's. */
const struct detector *detector_of(const char *variant);
/* The title of what reported a finding; "the harness" where that is our own watch. */
const char *detector_title(const char *tool);

#endif
