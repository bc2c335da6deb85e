/*
 * The gate of a lab: what it finds, counted and printed.
 *
 * A finding is printed as soon as it is made: in words, or with --json as one object on a line of
 * its own. `lab` is missing where a finding is about no single lab, `problem` where there is none,
 * and `reason`, what a student would be told, where no rejected idea was judged.
 *
 *   {"lab":"02-accumulator","status":"ok","what":"as shipped: race"}
 *   {"lab":"02-accumulator","status":"failed","what":"the solution: solved","problem":"..."}
 *   {"passed":51,"failed":1,"open":0}
 *
 * The last line is the sum, so a gate without one has not come to its end. The gate of all labs
 * runs a gate with --json for each and reads these lines.
 */
#ifndef GATE_H
#define GATE_H

#include "verbs/request.h"

/* enum, word, mark, ink */
#define GATE_STATUSES(X)               \
	X(OK, "ok", "ok", GREEN)       \
	X(FAILED, "failed", "NO", RED) \
	X(OPEN, "open", "--", YELLOW) /* to be done, in an unfinished lab */

enum gate_status {
#define X(name, word, mark, ink) GATE_##name,
	GATE_STATUSES(X)
#undef X
		GATE_STATUS_COUNT
};

struct gate_finding {
	enum gate_status status;
	const char *what; /* what should be so */
	const char *problem; /* how it is instead; NULL where it is so */
	const char *reason; /* what a student would be told; may be NULL */
};

struct gate {
	const struct request *request;
	const struct lab *lab; /* NULL between labs */
	char *solutions; /* solutions/NN-name */
	int counts[GATE_STATUS_COUNT];
};

void gate_begin_lab(struct gate *gate, const struct lab *lab);
void gate_end_lab(struct gate *gate);
/* Counts and prints a finding. */
void gate_add(struct gate *gate, const struct gate_finding *finding);
/*
 * The common case: `what` is so, or else there is `problem`, which is still to be done in a lab
 * that is not finished, and a failure in any other.
 */
void gate_say(struct gate *gate, bool good, const char *what, const char *problem);
/* The same with a reason. */
void gate_say_reason(
	struct gate *gate, bool good, const char *what, const char *problem, const char *reason);
/* Prints the sum. */
void gate_tell_sum(const struct gate *gate);

enum gate_line { GATE_LINE_FINDING, GATE_LINE_SUM, GATE_LINE_STRANGE };

/* Reads a line that a gate printed with --json; a finding in it is added to this gate. */
enum gate_line gate_read_line(struct gate *gate, const char *line, size_t length);

/* gate_folder.c: what must be in the lab's folder, and what must not. */
void gate_check_folder(struct gate *gate);
/* gate_programs.c: the verdicts on the shipped program, the solutions and the rejected ideas. */
void gate_check_programs(struct gate *gate);
/* How many programs gate_check_programs() judges. */
long gate_count_programs(const struct house *house, const struct lab *lab);

#endif
