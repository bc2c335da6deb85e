/*
 * The detectors, one row each. All that distinguishes a detector is in its row, its parser and
 * variants.mk; other modules ask its row.
 *
 * The harness calibrates a detector that decides before it judges anybody, and the rubric reads
 * its findings. A detector that does not decide is a witness: `detect --all` runs it and shows its
 * findings, and no verdict and no exit code depends on them.
 */
#ifndef DETECTOR_H
#define DETECTOR_H

#include "detectors/finding.h"

/* How the log of one run ends. */
enum log_end {
	LOG_COMPLETE,
	LOG_CUT, /* the run did not reach its end, or the file is no log of this detector */
	LOG_BROKEN, /* the detector itself failed, and the run proves nothing */
};

struct detector {
	const char *name; /* also names its variant, facts and findings: "tsan" */
	const char *title; /* "ThreadSanitizer" */
	bool decides;
	bool always_writes; /* a run without a log file proves nothing */
	/*
	 * Runs one thread at a time. A lock that spins then makes a correct program slow, so a
	 * time-out says nothing about the program.
	 */
	bool serialised;
	int seconds; /* time limit of a run, unless lab.conf sets one */
	/* The variant whose `rounds.` it takes where lab.conf has none for it; may be NULL. */
	const char *sized_as;
	/*
	 * Adds the findings of one log. With LOG_BROKEN, `*broken` is the detector's own account
	 * or NULL; the caller frees it.
	 */
	enum log_end (*read)(struct findings *findings, const struct text *log, char **broken);
	/* True if the log holds a report. NULL if a report does not end the detector's runs. */
	bool (*has_report)(const char *log);
	/*
	 * Returns the command most likely to repair the detector after calibration reported
	 * `fault`. NULL for a witness, which is not calibrated.
	 */
	const char *(*mend)(const char *fault);
};

/* The last row has no name. */
extern const struct detector detectors[];

/* The detector that watches a variant, or NULL. */
const struct detector *detector_of(const char *variant);
/* The title of the tool that reported a finding: a detector's, or "the harness" for our watch. */
const char *detector_title(const char *tool);

#endif
