#include "verdict/rubric.h"

#include "base/fault.h"
#include "base/file.h"
#include "process/pool.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const words[] = {
#define X(name, word) word,
	CHECK_STATUSES(X)
#undef X
};

const char *check_status_word(enum check_status status)
{
	return words[status];
}

static enum check_status status_from(const char *word)
{
	for (int i = 0; word && i < CHECK_BROKEN; i++)
		if (strcmp(words[i], word) == 0)
			return (enum check_status)i;
	return CHECK_BROKEN;
}

/* The lab's own rubric, or else the default one. The caller frees it. */
static char *rubric_file(const struct work_folder *work)
{
	char *own = text_format("%s/grade.bats", work->lab->path);

	if (file_exists(own))
		return own;
	free(own);
	return text_format("%s/grade.bats", work->house->harness);
}

/* Adds the lab's further checks, if it has any. */
static void add_own_checks(struct job *job, const struct work_folder *work)
{
	char *own = text_format("%s/checks.bats", work->lab->path);

	if (file_exists(own))
		job_argument(job, own);
	free(own);
}

static void add_assignment(struct job *job, const char *name, char *value)
{
	char *assignment = text_format("%s=%s", name, value);

	job_environment(job, assignment);
	free(assignment);
	free(value);
}

static struct job *bats_job(const struct work_folder *work, const char *said, const char *asked)
{
	struct job *job = job_new("rubric");
	char *file = rubric_file(work);

	job_arguments(job, "bats --formatter tap");
	job_argument(job, file);
	add_own_checks(job, work);
	add_assignment(job, "EVIDENCE", work_folder_path(work, "evidence.conf"));
	add_assignment(job, "LAB_CONF", text_format("%s/lab.conf", work->lab->path));
	add_assignment(job, "RUBRIC", text_copy(said));
	add_assignment(job, "ASKED", text_copy(asked));
	add_assignment(job, "TMPDIR", work_folder_path(work, "run"));
	job_environment(job, "TERM=dumb");
	/* Bash walks through every character of the evidence; bytes take half the time. */
	job_environment(job, "LC_ALL=C");
	job->directory = text_copy(work->directory);
	job->output = work_folder_path(work, "rubric.tap");
	job->errors = work_folder_path(work, "rubric.err");
	job->limits = (struct limits){.milliseconds = 60000, .output_bytes = 8 << 20};
	free(file);
	return job;
}

static const char *said(const struct rubric *rubric, const char *check, const char *what)
{
	char key[128];

	snprintf(key, sizeof key, "check.%s.%s", check, what);
	return conf_get(&rubric->said, key);
}

static int said_number(const struct rubric *rubric, const char *check, const char *what)
{
	const char *value = said(rubric, check, what);

	return value ? atoi(value) : 0;
}

static void score(struct rubric *rubric, struct check *check, const struct lab *lab)
{
	char key[96];
	int of = said_number(rubric, check->name, "of");

	snprintf(key, sizeof key, "points.%s", check->name);
	check->possible = (int)conf_number(&lab->conf, key, 0);
	if (check->status == CHECK_PASSED && of <= 0)
		check->points = check->possible;
	else if (of > 0)
		check->points = check->possible * said_number(rubric, check->name, "earned") / of;
}

static void collect(struct rubric *rubric, const struct lab *lab)
{
	for (size_t i = 0; i < rubric->said.count && rubric->count < RUBRIC_CHECKS; i++) {
		const char *key = rubric->said.entries[i].key;
		struct check *check = &rubric->checks[rubric->count];
		const char *name = key + strlen("check.");

		if (!text_starts(key, "check.") || !text_ends(key, ".title"))
			continue;
		snprintf(check->name, sizeof check->name, "%.*s",
			(int)(strlen(name) - strlen(".title")), name);
		check->title = rubric->said.entries[i].value;
		check->status = status_from(said(rubric, check->name, "status"));
		check->verdict = said(rubric, check->name, "verdict");
		check->message = said(rubric, check->name, "message");
		check->lasting = said(rubric, check->name, "lasting");
		if (!check->lasting)
			check->lasting = check->message;
		check->lesson = said(rubric, check->name, "lesson");
		check->needs = said(rubric, check->name, "needs");
		score(rubric, check, lab);
		rubric->count++;
	}
}

/* The plan in the first line of TAP, "1..9". */
static int planned_tests(const char *path)
{
	struct text tap = {0};
	int planned = 0;

	if (file_read(&tap, path, 8 << 20) == 0)
		sscanf(text_string(&tap), "1..%d", &planned);
	text_release(&tap);
	return planned;
}

bool rubric_read(struct rubric *rubric, const char *path, const struct lab *lab)
{
	struct text complaint = {0};
	bool good;

	*rubric = (struct rubric){0};
	good = conf_read(&rubric->said, path, &complaint);
	if (good)
		collect(rubric, lab);
	text_release(&complaint);
	return good;
}

static bool is_broken(const struct rubric *rubric)
{
	for (int i = 0; i < rubric->count; i++)
		if (rubric->checks[i].status == CHECK_BROKEN)
			return true;
	return rubric->count == 0;
}

/*
 * A shell that could not start a process, or write, says so in the system's words. Only the rubric
 * writes here, and no student's text comes this way.
 */
static int shortage_in(const struct job *job)
{
	static const int shortages[] = {EAGAIN, ENOMEM, ENOSPC, EDQUOT, EMFILE, ENFILE};
	struct text said = {0};
	int found = job->end == JOB_NOT_STARTED && is_shortage(job->code) ? job->code : 0;

	file_read(&said, job->errors, 1 << 20);
	file_read(&said, job->output, 1 << 20);
	for (size_t i = 0; i < sizeof shortages / sizeof *shortages && !found; i++)
		if (strstr(text_string(&said), strerror(shortages[i])))
			found = shortages[i];
	text_release(&said);
	return found;
}

/* What it said, and what it had asked, is in the two files. */
static bool run_bats(struct rubric *rubric, const struct work_folder *work, const char *path,
	const char *asked, struct text *complaint)
{
	struct job *job = bats_job(work, path, asked);

	job_run(job);
	if (!rubric_read(rubric, path, work->lab))
		text_addf(complaint, "the rubric said nothing; see %s", job->errors);
	else if (is_broken(rubric) || rubric->count != planned_tests(job->output))
		text_addf(complaint, "the rubric itself broke; see %s", job->output);
	if (complaint->length && shortage_in(job))
		die_of(shortage_in(job), "the rubric cannot run");
	job_free(job);
	return complaint->length == 0;
}

/* The files are as if it had run, but for Bats's own words. */
static bool follow_precedent(struct rubric *rubric, const struct work_folder *work,
	const struct precedent_court *court, const char *path)
{
	struct conf said;
	bool found = precedent_find(court, &said) && conf_write(&said, path) == 0 &&
		     rubric_read(rubric, path, work->lab);

	conf_release(&said);
	return found;
}

bool rubric_run(struct rubric *rubric, const struct work_folder *work,
	const struct precedent_court *court, struct text *complaint)
{
	char *path = work_folder_path(work, "rubric.conf");
	char *asked = work_folder_path(work, "asked.txt");
	bool good = follow_precedent(rubric, work, court, path);

	if (!good) {
		unlink(path);
		unlink(asked);
		good = run_bats(rubric, work, path, asked, complaint);
		if (good)
			precedent_keep(court, asked, &rubric->said);
	}
	free(asked);
	free(path);
	return good;
}

void rubric_release(struct rubric *rubric)
{
	conf_release(&rubric->said);
}
