/*
 * The verdicts on one lab, in order of precedence: of those that its checks ask for, the first
 * wins. The one that explains most comes first: a crash stands before misuse, because a thread that
 * an assertion ends is also seen to end with its locks held.
 */
#ifndef VERDICT_H
#define VERDICT_H

#include <stdbool.h>

/* enum, word in result.json, what a student reads */
#define VERDICTS(X)                                                                        \
	X(TAMPERED, "tampered", "NOT SOLVED: it tampers with the detectors")               \
	X(RACE, "race", "NOT SOLVED: there is a data race")                                \
	X(DEADLOCK, "deadlock", "NOT SOLVED: it can get stuck for ever")                   \
	X(LIVELOCK, "livelock", "NOT SOLVED: it can run for ever and get nowhere")         \
	X(CRASH, "crash", "NOT SOLVED: it crashes")                                        \
	X(FLOOD, "flood", "NOT SOLVED: it prints without end")                             \
	X(MISUSE, "misuse", "NOT SOLVED: it misuses a lock or a thread")                   \
	X(TIMEOUT, "timeout", "NOT SOLVED: it does not finish in time")                    \
	X(WRONG, "wrong", "NOT SOLVED: it does not do what it should")                     \
	X(SERIAL, "serial", "NOT SOLVED: its threads no longer run at the same time")      \
	X(FORBIDDEN, "forbidden", "NOT SOLVED: it uses something this lab does not allow") \
	X(BUILD, "build", "NOT SOLVED: it does not compile")                               \
	X(CANNOT_JUDGE, "cannot-judge", "CANNOT JUDGE (not your fault)")                   \
	X(SOLVED, "solved", "SOLVED")

enum verdict {
#define X(name, word, headline) VERDICT_##name,
	VERDICTS(X)
#undef X
};

const char *verdict_word(enum verdict verdict);
const char *verdict_headline(enum verdict verdict);
/* False when no verdict has that word. */
bool verdict_from(const char *word, enum verdict *verdict);
/* The exit code of a command that ends with this verdict. */
int verdict_exit(enum verdict verdict);

#endif
