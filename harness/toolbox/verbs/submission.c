#include "verbs/submission.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/memory.h"
#include "course/store.h"
#include "house/layout.h"
#include "process/pool.h"
#include "process/wall_probe.h"
#include "verbs/grading.h"
#include "verbs/outbox.h"
#include "words/screen.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where the result of a hand-in goes in which nothing fits: it is the hand-in's, not a lab's. */
static const char nothing[] = "hand-in";

/* A lab of the hand-in that is to be graded. */
struct task {
	struct layout layout;
	int out; /* OUT/<lab>, emptied and ours */
};

static void count(struct submission *submission, const struct grade *grade)
{
	submission->graded++;
	submission->broken += grade->code == EXIT_OUR_FAULT;
	submission->unclear += grade->code == EXIT_CANNOT_JUDGE;
	submission->unsolved += grade->code == EXIT_NOT_SOLVED;
}

/* A folder with the lab's files and nothing else. The caller frees its path. */
static char *lay_out(const struct submission *submission, const struct layout *layout)
{
	char *path = text_format("%s/%s/handed-in/%s", house_work(submission->house),
		submission->place, layout->lab->name);
	int problem = remove_tree(path), folder;

	if (problem)
		die_of(problem, "cannot empty %s", path);
	make_directories(path);
	folder = folder_open(path, false);
	problem = folder < 0 ? errno
			     : layout_copy(layout, submission->handin, submission->labs, folder);
	if (problem)
		die_of(problem, "cannot write %s", path);
	close(folder);
	return path;
}

/* The result is the last file that is written: where it is, everything is. */
static void write_result(const struct submission *submission, const struct task *task,
	const struct lab *lab, const struct grading *grading, const struct grade *grade)
{
	int problem =
		outbox_keep_evidence(task->out, grading->work, grading->options.submission, lab);

	if (!problem)
		problem = folder_put(task->out, "made.json", grade->making, strlen(grade->making));
	if (!problem)
		problem = folder_put(
			task->out, "result.json", grade->document, strlen(grade->document));
	if (problem) {
		outbox_clear(task->out, lab);
		die_of(problem, "cannot write %s/%s", submission->out_path, lab->name);
	}
	if (submission->results)
		json_array_append_new(submission->results, json_loads(grade->document, 0, NULL));
}

/* What is not called as the lab calls it is not taken unheard. */
static void tell_names(const struct conf *called)
{
	for (size_t i = 0; i < called->count; i++)
		printf("  %s is taken for %s\n", called->entries[i].value, called->entries[i].key);
}

static void grade_lab(struct submission *submission, const struct task *task)
{
	const struct lab *lab = task->layout.lab;
	const char *complaint = text_string(&task->layout.complaint);
	char *handed = lay_out(submission, &task->layout);
	struct grading grading = {
		.house = submission->house,
		.lab = lab,
		.options =
			{
				.who = submission->place,
				.submission = handed,
				.unusable = *complaint ? complaint : NULL,
				.handed_by = submission->who,
				.handed_at = task->layout.place,
				.handed_as = &task->layout.called,
				.seed = (unsigned long)submission->seed,
				.progress = screen_progress,
				.progress_context = (void *)lab->name,
			},
		.work = text_format(
			"%s/%s/%s", house_work(submission->house), submission->place, lab->name),
		.silent = submission->results != NULL,
	};
	struct grade grade;

	tell_names(&task->layout.called);
	if (task->layout.is_open)
		grading_leave_open(&grading, complaint, &grade);
	else
		grading_run(&grading, &grade);
	count(submission, &grade);
	write_result(submission, task, lab, &grading, &grade);
	grade_release(&grade);
	free(grading.work);
	free(handed);
}

/* A hand-in in which nothing fits has a result, too. */
static void refuse_all(struct submission *submission)
{
	struct lab lab = {.name = text_copy(nothing), .number = text_copy("")};
	struct task task = {
		.out = outbox_enter(submission->out, submission->out_path, nothing, &lab)};
	struct grading grading = {
		.house = submission->house,
		.lab = &lab,
		.options = {.submission = "/nonexistent",
			.handed_by = submission->who,
			.handed_at = ""},
		.work = text_format(
			"%s/%s/%s", house_work(submission->house), submission->place, nothing),
		.silent = submission->results != NULL,
	};
	struct text why = {0};
	struct grade grade;

	lab.path = text_copy(grading.work);
	conf_set(&lab.conf, "title", "A hand-in in which nothing fits");
	grading.options.seed = (unsigned long)submission->seed;
	layout_complain_of_nothing(submission->handin, submission->labs, &why);
	grading_refuse(&grading, text_string(&why), &grade);
	count(submission, &grade);
	write_result(submission, &task, &lab, &grading, &grade);
	close(task.out);
	grade_release(&grade);
	text_release(&why);
	free(grading.work);
	lab_release(&lab);
}

/*
 * The files of labs that are not graded are no mistake: which labs they are of is all that is said.
 * False when there are none.
 */
static bool write_others(const struct submission *submission)
{
	const struct labs *labs = submission->labs;
	json_t *others = json_object(), *names = json_array();
	char *path = text_format("%s/%s", submission->out_path, STORE_OTHERS);
	bool found;

	for (size_t i = 0; i < labs->count && !submission->handin->refused.length; i++) {
		struct layout layout;

		layout_find(&layout, submission->handin, labs, &labs->items[i]);
		if (layout.is_there)
			json_array_append_new(names, json_clean(labs->items[i].name));
		layout_release(&layout);
	}
	found = json_array_size(names) > 0;
	json_object_set_new(others, "labs", names);
	if (found) {
		char *bytes = json_dumps(others, JSON_INDENT(1));
		int problem =
			bytes ? folder_put(submission->out, STORE_OTHERS, bytes, strlen(bytes))
			      : ENOMEM;

		if (problem)
			die_of(problem, "cannot write %s", path);
		free(bytes);
	}
	json_decref(others);
	free(path);
	return found;
}

static bool is_wanted(const struct submission *submission, const struct lab *lab)
{
	return !submission->only || text_has_word(submission->only, lab->name);
}

/* What the hand-in holds; with --lab that lab, whether it holds it or not. */
static size_t find_tasks(const struct submission *submission, struct task *tasks)
{
	const struct labs *labs = submission->labs;
	size_t found = 0;

	for (size_t i = 0; i < labs->count; i++) {
		struct layout *layout = &tasks[found].layout;

		if (!is_wanted(submission, &labs->items[i]))
			continue;
		layout_find(layout, submission->handin, labs, &labs->items[i]);
		if (submission->handin->refused.length) {
			text_clear(&layout->complaint);
			text_add(&layout->complaint, text_string(&submission->handin->refused));
			layout->is_open = false;
			layout->is_there = false;
		}
		if (layout->is_there || submission->must)
			found++;
		else
			layout_release(layout);
	}
	return found;
}

void submission_grade(struct submission *submission)
{
	struct task *tasks = zeroed(submission->labs->count + 1, sizeof *tasks);
	size_t found = find_tasks(submission, tasks);

	for (size_t i = 0; i < found; i++)
		tasks[i].out = outbox_enter(submission->out, submission->out_path,
			tasks[i].layout.lab->name, tasks[i].layout.lab);
	for (size_t i = 0; i < found; i++) {
		grade_lab(submission, &tasks[i]);
		close(tasks[i].out);
		layout_release(&tasks[i].layout);
	}
	if (!found && !(submission->only && write_others(submission)))
		refuse_all(submission);
	free(tasks);
}

int submission_exit(const struct submission *submission)
{
	return submission->broken     ? EXIT_OUR_FAULT
	       : submission->unclear  ? EXIT_CANNOT_JUDGE
	       : submission->unsolved ? EXIT_NOT_SOLVED
				      : EXIT_SOLVED;
}

void submission_wall(const struct house *house, bool trusted, struct wall *wall)
{
	struct wall_probe probe;

	wall_probe(house, &probe);
	wall_init(wall, probe.level);
	wall->tools = toolchain_folder(&house->toolchain);
	if (probe.level == WALL_L0 && !trusted)
		die(EXIT_CANNOT_JUDGE,
			"no wall can be built here: %s. What is graded would run as you, and could "
			"read and change all that you can. `racelab doctor` says more; "
			"--i-trust-this-code grades without a wall",
			probe.missing);
	pool_wall(wall);
	wall_probe_release(&probe);
}
