/*
 * What the compiler and the linker said of a build: is it the source that is wrong, or the house?
 *
 * A linker that misses a name of ours (`__tsan_write4`, or the `lab_lock` that a call was renamed
 * to) tells of a runtime that does not fit this compiler. That is nobody's program.
 */
#ifndef MESSAGES_H
#define MESSAGES_H

#include "house/work_folder.h"

enum message_blame { MESSAGE_NONE, MESSAGE_OF_THE_SOURCE, MESSAGE_OF_THE_HOUSE };

/*
 * Reads the file `messages`. Adds to `line` the first error of the source, without the path of
 * src/, or, where there is none, what the house lacks.
 */
enum message_blame messages_read(
	const char *messages, const struct work_folder *work, struct text *line);

#endif
