#include "run/run_log.h"

#include "base/file.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { LOG_LARGEST = 8 << 20 };

static bool is_of_first_process(const struct run *run, const char *process)
{
	uint32_t first = run->job->page ? run->job->page->threads[0].process : 0;

	return !first || (uint32_t)atol(process) == first;
}

/* Calls `visit` with each log of the run. */
static void for_each_log(const struct run *run,
	void (*visit)(const char *file, bool is_own, void *context), void *context)
{
	const char *stem = strrchr(run->log, '/') + 1;
	char *folder = text_format("%.*s", (int)(stem - run->log), run->log);
	char *prefix = text_format("%s.", stem);
	DIR *directory = opendir(folder);
	struct dirent *entry;

	while (directory && (entry = readdir(directory)))
		if (text_starts(entry->d_name, prefix)) {
			const char *process = entry->d_name + strlen(prefix);
			char *file = text_format("%s%s", folder, entry->d_name);

			visit(file, is_of_first_process(run, process), context);
			free(file);
		}
	if (directory)
		closedir(directory);
	free(folder);
	free(prefix);
}

/* The build renames the program's main; the student knows it as main. */
static void rename_main(struct stack *stack)
{
	for (int i = 0; i < stack->depth; i++) {
		char **function = &stack->frames[i].function;

		if (*function && strcmp(*function, "lab_program_main") == 0) {
			free(*function);
			*function = text_copy("main");
		}
	}
}

static void complete(struct finding *finding, const struct run *run, const char *file)
{
	for (int i = 0; i < finding->access_count; i++) {
		rename_main(&finding->accesses[i].stack);
		rename_main(&finding->accesses[i].created);
	}
	finding->seed = run->job->orders.seed;
	finding->log = text_copy(file);
}

struct reading {
	const struct run *run;
	struct run_log *log;
};

/* The log of the first process says how the run ended; a finding may be in any log. */
static void read_one(const char *file, bool is_own, void *context)
{
	struct reading *reading = context;
	struct run_log *log = reading->log;
	struct text bytes = {0};
	enum log_end end = LOG_CUT;
	size_t known = log->findings.count;
	char *broken = NULL;

	if (file_read(&bytes, file, LOG_LARGEST) == 0 || bytes.length)
		end = reading->run->detector->read(&log->findings, &bytes, &broken);
	if (log->end != LOG_BROKEN && (is_own || end == LOG_BROKEN))
		log->end = end;
	for (size_t i = known; i < log->findings.count; i++)
		complete(log->findings.items[i], reading->run, file);
	if (log->broken)
		free(broken);
	else
		log->broken = broken;
	text_release(&bytes);
}

void run_log_read(struct run_log *log, const struct run *run)
{
	struct reading reading = {run, log};

	*log = (struct run_log){.end = run->detector->always_writes ? LOG_CUT : LOG_COMPLETE};
	for_each_log(run, read_one, &reading);
}

void run_log_release(struct run_log *log)
{
	findings_release(&log->findings);
	free(log->broken);
	*log = (struct run_log){0};
}

struct looking {
	const struct detector *detector;
	bool found;
};

static void look_for_report(const char *file, bool is_own, void *context)
{
	struct looking *looking = context;
	struct text bytes = {0};

	(void)is_own;
	file_read(&bytes, file, LOG_LARGEST);
	looking->found = looking->found || looking->detector->has_report(text_string(&bytes));
	text_release(&bytes);
}

bool run_log_has_report(const struct run *run)
{
	struct looking looking = {.detector = run->detector};

	if (run->detector && run->detector->has_report)
		for_each_log(run, look_for_report, &looking);
	return looking.found;
}

bool run_log_has_race(const struct run *run, const struct lab *lab)
{
	struct run_log log;
	bool found = false;

	run_log_read(&log, run);
	for (size_t i = 0; i < log.findings.count && !found; i++)
		found = log.findings.items[i]->kind == FINDING_RACE &&
			finding_is_in(log.findings.items[i], lab_program(lab), lab_edit(lab));
	run_log_release(&log);
	return found;
}
