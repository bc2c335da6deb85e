/*
 * A detector's findings as plain data: findings.json in memory.
 *
 * Parsers fill them in; the evidence and the explanations read them. Nothing here knows a
 * detector's words or decides whether a finding counts.
 *
 * Ownership: a `struct findings` owns every string in it; strings may be NULL where a tool
 * did not say. findings_release() frees it all.
 */
#ifndef FINDING_H
#define FINDING_H

#include "base/text.h"

/* enum, word in findings.json, what a student reads */
#define FINDING_KINDS(X)                                                       \
	X(RACE, "race", "a data race")                                         \
	X(LOCK_ORDER, "lock-order", "locks taken in opposite orders")          \
	X(MISUSE, "misuse", "a misused lock or thread call")                   \
	X(THREAD_LEAK, "thread-leak", "a thread that nobody joins")            \
	X(DEADLOCK, "deadlock", "threads that wait for ever")                  \
	X(MEMORY, "memory", "memory used after it was freed, or past its end") \
	X(OTHER, "other", "something else the detector complains about")

enum finding_kind {
#define X(name, word, meaning) FINDING_##name,
	FINDING_KINDS(X)
#undef X
};

/* enum, word in findings.json */
#define ACCESS_OPERATIONS(X)                                                         \
	X(NONE, "none") /* a stack without an access: a lock taken, a thread made */ \
	X(READ, "read")                                                              \
	X(WRITE, "write")                                                            \
	X(ATOMIC_READ, "atomic read")                                                \
	X(ATOMIC_WRITE, "atomic write")

enum access_operation {
#define X(name, word) ACCESS_##name,
	ACCESS_OPERATIONS(X)
#undef X
};

/* Lists and stacks are cut here, so that a flood of reports cannot exhaust our memory. */
enum { FINDING_FRAMES = 32, FINDING_ACCESSES = 4, FINDING_LOCKS = 8, FINDINGS_MOST = 200 };

struct frame {
	char *function;
	char *file; /* the path as the tool printed it */
	int line; /* 0 when unknown */
	int column;
};

struct stack {
	struct frame frames[FINDING_FRAMES];
	int depth;
};

struct access {
	enum access_operation operation;
	int size; /* bytes; 0 when unknown */
	char *thread; /* the tool's name for it, simplified: "main", "1", "process 2" */
	char *locks[FINDING_LOCKS]; /* held at that moment, as the tool names them */
	int lock_count;
	bool tells_locks; /* the tool reports held locks; if not, an empty list means nothing */
	struct stack stack;
	struct stack created; /* where the thread was made; depth 0 when unknown */
};

struct finding {
	char *tool; /* "tsan", "helgrind", ... : the variant that reported it */
	enum finding_kind kind;
	char *summary; /* the tool's own headline, on one line */
	char *variable; /* the global or heap block in question, NULL when not named */
	struct access accesses[FINDING_ACCESSES];
	int access_count;
	unsigned long seed; /* of the run that showed it */
	char *log; /* path of the tool's own log */
};

struct findings {
	struct finding **items;
	size_t count;
	size_t dropped; /* findings past FINDINGS_MOST */
};

const char *finding_kind_word(enum finding_kind kind);
const char *finding_kind_meaning(enum finding_kind kind);
const char *access_operation_word(enum access_operation operation);

/* Appends an empty finding; past the limit, counts it as dropped and returns NULL. */
struct finding *findings_append(struct findings *findings, const char *tool);
/* Appends a frame; NULL strings are allowed; frames past the limit are dropped. */
void stack_push(struct stack *stack, const char *function, const char *file, int line, int column);
void stack_release(struct stack *stack);
void findings_release(struct findings *findings);

/*
 * The innermost frame whose file has the same base name as one of the space-separated
 * `files`, or NULL. This is "the student's own line".
 */
const struct frame *stack_frame_in(const struct stack *stack, const char *files);
/*
 * True if one of its stacks has its innermost frame of `program` in one of the files `edited`.
 */
bool finding_is_in(const struct finding *finding, const char *program, const char *edited);
/*
 * A variable's name as the source has it, NULL when nothing is left. Compilers decorate a
 * function's static variable, clang as `function.name`, gcc as `name.0`; C++ adds scopes.
 * The caller frees it.
 */
char *variable_plain(const char *symbol, size_t length);
/* The last component of a path; NULL for NULL. */
const char *base_name(const char *path);

/*
 * Same kind, same variable and the same pair of innermost functions in `files`, in either
 * order: one bug reported twice.
 */
bool finding_same(const struct finding *one, const struct finding *other, const char *files);

/*
 * findings.json, in finding_json.c. findings_write() skips NULL items, whose findings were moved
 * elsewhere, and writes a seed above 2^53 as a string, which every reader keeps exact.
 * findings_read() overwrites `findings` and leaves it empty on failure. Both return 0 or an errno;
 * EINVAL means that findings_write() did not write this file.
 */
int findings_write(const struct findings *findings, const char *path);
int findings_read(struct findings *findings, const char *path);

#endif
