/*
 * The findings of the gate, counted and printed.
 *
 * Each is printed at once: in words, or with --json as an object on a line of its own. It has no
 * `lab` when it is about the course, no `problem` when all is well, and a `reason`, which is what a
 * student would be told, only for a rejected idea.
 *
 *   {"lab":"02-accumulator","status":"ok","what":"as shipped: race"}
 *   {"lab":"02-accumulator","status":"failed","what":"the solution: solved","problem":"..."}
 *   {"passed":51,"failed":1,"open":0}
 *
 * The sums come last, so a gate that printed none broke off. The gate of all labs runs one with
 * --json for each lab and reads these lines.
 */
#ifndef GATE_H
#define GATE_H

#include "verbs/request.h"

/* enum, word, mark, ink */
#define GATE_STATUSES(X)               \
	X(OK, "ok", "ok", GREEN)       \
	X(FAILED, "failed", "NO", RED) \
	X(OPEN, "open", "--", YELLOW) /* left to do, in an unfinished lab; the last one */

enum gate_status {
#define X(name, word, mark, ink) GATE_##name,
	GATE_STATUSES(X)
#undef X
};

struct gate_finding {
	enum gate_status status;
	const char *what; /* what should hold */
	const char *problem; /* what is the case instead; NULL when it holds */
	const char *reason; /* what a student would be told; may be NULL */
};

struct gate {
	const struct request *request;
	const struct lab *lab; /* NULL between labs */
	char *solutions; /* solutions/NN-name */
	int counts[GATE_OPEN + 1]; /* of findings, by status */
};

void gate_begin_lab(struct gate *gate, const struct lab *lab);
void gate_end_lab(struct gate *gate);
/* Counts and prints a finding. */
void gate_add(struct gate *gate, const struct gate_finding *finding);
/*
 * The common case: `what` holds, or there is `problem`. A problem of an unfinished lab is left to
 * do, any other is a failure.
 */
void gate_say(struct gate *gate, bool good, const char *what, const char *problem);
/* The same with a reason. */
void gate_say_reason(
	struct gate *gate, bool good, const char *what, const char *problem, const char *reason);
/* Prints the sums. */
void gate_tell_sums(const struct gate *gate);

enum gate_line { GATE_LINE_FINDING, GATE_LINE_SUMS, GATE_LINE_STRANGE };

/* Reads a line that another gate printed with --json, and adds the finding in it to this one. */
enum gate_line gate_read_line(struct gate *gate, const char *line, size_t length);

/* In gate_folder.c: is everything in the lab's folder that must be there, and nothing else? */
void gate_check_folder(struct gate *gate);
/* In gate_programs.c: judges the shipped program, the solutions and the rejected ideas. */
void gate_check_programs(struct gate *gate);
/* The two that a lab cannot do without: it fails as shipped, and its solution is solved. */
void gate_check_shipped_and_solution(struct gate *gate);
/* In gate_variations.c: is what the `vary` rows of a lab say fit for the lab's files? */
bool gate_check_rows(struct gate *gate);
/* Do some students' copies fail as shipped and pass as solved? Nothing for a lab without rows. */
void gate_check_variations(struct gate *gate);
/* How many copies are tried; a word that is number 1, 2 or 3 of its row is in one of them. */
enum { GATE_VARIATIONS = 3 };
/* How many programs gate_check_programs() judges. */
long gate_count_programs(const struct lab *lab);

#endif
