/*
 * A stage of looking at the student's files: the glance, or the whole check. It runs in a process
 * of its own, so that a newer save can stop it, with all that it started.
 *
 *   stage_start() -> SIGCHLD -> stage_ended() is true, and has the news
 */
#ifndef STAGE_H
#define STAGE_H

#include "seat/news.h"

#include <sys/types.h>

enum stage_kind { STAGE_GLANCE, STAGE_CHECK };

struct stage {
	enum stage_kind kind;
	pid_t process; /* 0 for none */
	bool stopped; /* it was told to end, and what it says is of no interest */
	FILE *said, *complained;
	struct stage_progress {
		_Atomic size_t finished, count; /* jobs */
	} * progress; /* shared with the process */
};

/* No other stage may be running. */
void stage_start(struct stage *stage, enum stage_kind kind, const struct subject *subject);
/* Tells it to end, which takes a moment. */
void stage_stop(struct stage *stage);
/* The same, and waits until it has. */
void stage_finish(struct stage *stage);
/* Has it ended? `news` is then what it found, empty if it was stopped. */
bool stage_ended(struct stage *stage, struct news *news);

#endif
