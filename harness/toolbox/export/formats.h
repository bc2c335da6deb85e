/*
 * The formats that a result can be exported to. Each is one function in a file of its own, which
 * writes the whole document to stdout, and one row here.
 *
 * A result that *cannot be judged* is no grade. A format says that in its platform's own words; the
 * platforms that have none, marked NEEDS_GRADE, get no document at all then.
 */
#ifndef FORMATS_H
#define FORMATS_H

#include "export/document.h"

enum format_need { NEEDS_NOTHING, NEEDS_GRADE };

/* the function's name, the format's name, need, what it is */
#define FORMATS(X)                                                                            \
	X(gradescope, "gradescope", NEEDS_GRADE, "Gradescope's results.json")                 \
	X(github, "github", NEEDS_NOTHING, "GitHub Actions' annotations")                     \
	X(github_summary, "github-summary", NEEDS_NOTHING, "GitHub Actions' job summary")     \
	X(classroom50, "classroom50", NEEDS_GRADE, "Classroom 50's result.json")              \
	X(gitlab, "gitlab", NEEDS_NOTHING, "GitLab's code quality report")                    \
	X(autolab, "autolab", NEEDS_NOTHING, "Autolab's feedback, and its scores at the end") \
	X(prairielearn, "prairielearn", NEEDS_NOTHING, "PrairieLearn's results.json")         \
	X(codio, "codio", NEEDS_GRADE, "results.json for Codio's Gradescope wrapper")         \
	X(junit, "junit", NEEDS_NOTHING, "JUnit's XML")                                       \
	X(tap, "tap", NEEDS_NOTHING, "the Test Anything Protocol, version 14")                \
	X(sarif, "sarif", NEEDS_NOTHING, "SARIF 2.1.0, with the stacks of a race")            \
	X(check50, "check50", NEEDS_NOTHING, "check50's JSON")                                \
	X(csv, "csv", NEEDS_NOTHING, "comma-separated values, a line a lab")

struct format {
	const char *name;
	enum format_need need;
	const char *what;
	void (*write)(const struct document *document);
};

/* Ends with a row without a name. */
extern const struct format formats[];

#define X(function, name, need, what) void export_##function(const struct document *document);
FORMATS(X)
#undef X

#endif
