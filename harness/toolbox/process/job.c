#include "process/job.h"

#include "base/memory.h"

#include <stdlib.h>

const char *job_end_word(enum job_end end)
{
	static const char *const words[] = {
#define X(name, word) word,
		JOB_ENDS(X)
#undef X
	};

	return words[end];
}

bool job_succeeded(const struct job *job)
{
	return job->finished && job->end == JOB_EXITED && job->code == 0;
}

struct job *job_new(const char *name)
{
	struct job *job = zeroed(1, sizeof *job);

	job->name = text_copy(name);
	job->arguments = zeroed(1, sizeof *job->arguments);
	job->environment = zeroed(1, sizeof *job->environment);
	job->after = zeroed(1, sizeof(struct job *));
	job->sees = zeroed(1, sizeof *job->sees);
	job->changes = zeroed(1, sizeof *job->changes);
	return job;
}

/* Appends to a NULL-terminated list of pointers. A macro, since the lists differ in type. */
#define APPEND(list, element)                                      \
	do {                                                       \
		size_t count = 0;                                  \
                                                                   \
		while ((list)[count])                              \
			count++;                                   \
		(list) = grown((list), count + 1, sizeof *(list)); \
		(list)[count] = (element);                         \
		(list)[count + 1] = NULL;                          \
	} while (0)

void job_argument(struct job *job, const char *argument)
{
	APPEND(job->arguments, text_copy(argument));
}

void job_arguments(struct job *job, const char *words)
{
	char *word;

	while ((word = text_copy_blank_word(&words))) {
		job_argument(job, word);
		free(word);
	}
}

void job_environment(struct job *job, const char *assignment)
{
	APPEND(job->environment, text_copy(assignment));
}

void job_sees(struct job *job, const char *path)
{
	APPEND(job->sees, text_copy(path));
}

void job_changes(struct job *job, const char *path)
{
	APPEND(job->changes, text_copy(path));
}

bool job_is_of_hand_in(const struct job *job)
{
	return job->sees[0] || job->changes[0] || job->scratch;
}

enum { CHAIN_LONGEST = 32 }; /* jobs that wait for each other in a circle have no end of it */

static void lengthen_chain(struct job *job, int chain)
{
	if (job->chain >= chain || chain > CHAIN_LONGEST)
		return;
	job->chain = chain;
	for (int i = 0; job->after[i]; i++)
		lengthen_chain(job->after[i], chain + 1);
}

void job_after(struct job *job, struct job *before)
{
	APPEND(job->after, before);
	lengthen_chain(before, job->chain + 1);
}

static void free_list(char **list)
{
	for (size_t i = 0; list[i]; i++)
		free(list[i]);
	free(list);
}

void job_free(struct job *job)
{
	free(job->name);
	free_list(job->arguments);
	free_list(job->environment);
	free(job->after);
	free_list(job->sees);
	free_list(job->changes);
	free(job->scratch);
	free(job->directory);
	free(job->output);
	free(job->errors);
	free(job->complaint);
	free(job->page);
	free(job);
}
