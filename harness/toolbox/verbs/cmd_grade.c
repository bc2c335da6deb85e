/*
 * Theory of operation
 *
 * A hand-in is read once, into memory. What it holds of each lab is copied into the work folder
 * under its right names, and only that copy is judged. Before the first lab is judged, the results
 * of an earlier grading are gone and it is known that new ones can be written.
 */
#include "base/fault.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/memory.h"
#include "house/layout.h"
#include "process/pool.h"
#include "process/wall_probe.h"
#include "verbs/command.h"
#include "verbs/grading.h"
#include "verbs/outbox.h"
#include "words/screen.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where the result of a hand-in goes in which nothing fits: it is the hand-in's, not a lab's. */
static const char nothing[] = "hand-in";

struct session {
	const struct request *request;
	struct house house; /* the request's, or one that works elsewhere */
	struct handin handin;
	char *who; /* the hand-in's name, harmless */
	char *place; /* the folder of this process below build/ */
	char *out_path;
	int out;
	int graded, unclear, unsolved, broken;
};

/* A lab of the hand-in that is to be graded. */
struct task {
	struct layout layout;
	int out; /* OUT/<lab>, emptied and ours */
};

static void count(struct session *session, const struct grade *grade)
{
	session->graded++;
	session->broken += grade->code == EXIT_OUR_FAULT;
	session->unclear += grade->code == EXIT_CANNOT_JUDGE;
	session->unsolved += grade->code == EXIT_NOT_SOLVED;
}

/* A folder with the lab's files and nothing else. The caller frees its path. */
static char *lay_out(const struct session *session, const struct layout *layout)
{
	char *path = text_format("%s/%s/handed-in/%s", house_work(&session->house), session->place,
		layout->lab->name);
	int problem = remove_tree(path), folder;

	if (problem)
		die_of(problem, "cannot empty %s", path);
	make_directories(path);
	folder = folder_open(path, false);
	problem = folder < 0
			  ? errno
			  : layout_copy(layout, &session->handin, &session->request->labs, folder);
	if (problem)
		die_of(problem, "cannot write %s", path);
	close(folder);
	return path;
}

/* The result is the last file that is written: where it is, everything is. */
static void write_result(const struct session *session, const struct task *task,
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
		die_of(problem, "cannot write %s/%s", session->out_path, lab->name);
	}
}

static void grade_lab(struct session *session, const struct task *task)
{
	const struct lab *lab = task->layout.lab;
	const char *complaint = text_string(&task->layout.complaint);
	char *handed = lay_out(session, &task->layout);
	struct grading grading = {
		.house = &session->house,
		.lab = lab,
		.options =
			{
				.who = session->place,
				.submission = handed,
				.unusable = *complaint ? complaint : NULL,
				.handed_by = session->who,
				.handed_at = task->layout.place,
				.seed = (unsigned long)session->request->seed,
				.progress = screen_progress,
				.progress_context = (void *)lab->name,
			},
		.work = text_format(
			"%s/%s/%s", house_work(&session->house), session->place, lab->name),
	};
	struct grade grade;

	grading_run(&grading, &grade);
	count(session, &grade);
	write_result(session, task, lab, &grading, &grade);
	grade_release(&grade);
	free(grading.work);
	free(handed);
}

/* A hand-in in which nothing fits has a result, too. */
static void refuse_all(struct session *session)
{
	struct lab lab = {.name = text_copy(nothing), .number = text_copy("")};
	struct task task = {.out = outbox_enter(session->out, session->out_path, nothing, &lab)};
	struct grading grading = {
		.house = &session->house,
		.lab = &lab,
		.options = {.submission = "/nonexistent",
			.handed_by = session->who,
			.handed_at = ""},
		.work = text_format(
			"%s/%s/%s", house_work(&session->house), session->place, nothing),
	};
	struct text why = {0};
	struct grade grade;

	lab.path = text_copy(grading.work);
	conf_set(&lab.conf, "title", "A hand-in in which nothing fits");
	grading.options.seed = (unsigned long)session->request->seed;
	layout_complain_of_nothing(&session->handin, &session->request->labs, &why);
	grading_refuse(&grading, text_string(&why), &grade);
	count(session, &grade);
	write_result(session, &task, &lab, &grading, &grade);
	close(task.out);
	grade_release(&grade);
	text_release(&why);
	free(grading.work);
	lab_release(&lab);
}

static bool is_wanted(const struct session *session, const struct lab *lab)
{
	const char *only = session->request->lab;

	return !only || labs_find(&session->request->labs, only) == lab;
}

/* What the hand-in holds; with --lab that lab, whether it holds it or not. */
static size_t find_tasks(const struct session *session, struct task *tasks)
{
	const struct labs *labs = &session->request->labs;
	size_t found = 0;

	for (size_t i = 0; i < labs->count; i++) {
		struct layout *layout = &tasks[found].layout;

		if (!is_wanted(session, &labs->items[i]))
			continue;
		layout_find(layout, &session->handin, labs, &labs->items[i]);
		if (session->handin.refused.length) {
			text_clear(&layout->complaint);
			text_add(&layout->complaint, text_string(&session->handin.refused));
			layout->is_there = false;
		}
		if (layout->is_there || session->request->lab)
			found++;
		else
			layout_release(layout);
	}
	return found;
}

static void grade_all(struct session *session)
{
	struct task *tasks = zeroed(session->request->labs.count + 1, sizeof *tasks);
	size_t found = find_tasks(session, tasks);

	for (size_t i = 0; i < found; i++)
		tasks[i].out = outbox_enter(session->out, session->out_path,
			tasks[i].layout.lab->name, tasks[i].layout.lab);
	for (size_t i = 0; i < found; i++) {
		grade_lab(session, &tasks[i]);
		close(tasks[i].out);
		layout_release(&tasks[i].layout);
	}
	if (!found)
		refuse_all(session);
	free(tasks);
}

/*
 * A work folder is emptied again and again, so it must be ours: empty at first, and marked then.
 * `--work .` is not to cost anybody a folder that is called like one of ours.
 */
static int mark_as_ours(const char *path)
{
	char *mark = text_format("%s/.racelab-work", path);
	struct dirent **entries = NULL;
	int count = file_exists(mark) ? 0 : scandir(path, &entries, NULL, NULL);
	int problem = count < 0 ? errno : count > 2 ? ENOTEMPTY : 0;

	if (!problem && !file_exists(mark))
		problem = file_write(mark, "", 0);
	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	free(mark);
	return problem;
}

static void work_in(struct house *house, const struct request *request)
{
	int problem;
	char *path;

	request_refuse_own_folder(request, "--work", request->work);
	problem = try_make_directories(request->work);
	if (!problem)
		problem = mark_as_ours(request->work);
	if (problem == ENOTEMPTY)
		die(EXIT_USAGE,
			"--work %s: holds files that are not racelab's; name an empty folder",
			request->work);
	/* Programs are started in other folders than ours. */
	path = realpath(request->work, NULL);
	if (problem || !path)
		die(EXIT_USAGE, "--work %s: cannot write there: %s", request->work,
			strerror(problem ? problem : errno));
	house_work_in(house, request->house, path);
	free(path);
}

/* The best wall that this machine can build stands around whatever is graded from now on. */
static void build_wall(const struct session *session, struct wall *wall)
{
	struct wall_probe probe;

	wall_probe(&session->house, &probe);
	wall_init(wall, probe.level);
	wall->tools = toolchain_folder(&session->house.toolchain);
	if (probe.level == WALL_L0 && !session->request->trusted)
		die(EXIT_CANNOT_JUDGE,
			"no wall can be built here: %s. What is graded would run as you, and could "
			"read and change all that you can. `racelab doctor` says more; "
			"--i-trust-this-code grades without a wall",
			probe.missing);
	pool_wall(wall);
	wall_probe_release(&probe);
}

static void open_session(struct session *session, const struct request *request,
	const struct names *wanted, struct wall *wall)
{
	const char *path = request->words[0];

	*session = (struct session){.request = request, .house = *request->house};
	if (!handin_open(&session->handin, path, wanted))
		die(EXIT_USAGE, "%s: %s", path,
			errno == ENOENT ? "no such folder, file or archive" : strerror(errno));
	session->who = handin_shown(session->handin.name);
	if (request->work)
		work_in(&session->house, request);
	/* What there is to complain of is told before anything of OUT is touched. */
	session->place = work_folder_claim(&session->house, "submission");
	build_wall(session, wall);
	session->out = outbox_open(request, &session->house, session->who, &session->out_path);
}

static void close_session(struct session *session)
{
	if (session->request->work)
		house_leave(&session->house);
	close(session->out);
	handin_release(&session->handin);
	free(session->out_path);
	free(session->place);
	free(session->who);
}

int cmd_grade(const struct request *request)
{
	struct session session;
	struct names wanted;
	struct wall wall;
	char *shown;

	layout_names(&wanted, &request->labs);
	open_session(&session, request, &wanted, &wall);
	grade_all(&session);
	pool_wall(NULL);
	shown = path_shown(session.out_path);
	printf("  Results: %s/<lab>/result.json\n", shown);
	free(shown);
	close_session(&session);
	names_release(&wanted);
	return session.broken     ? EXIT_OUR_FAULT
	       : session.unclear  ? EXIT_CANNOT_JUDGE
	       : session.unsolved ? EXIT_NOT_SOLVED
				  : EXIT_SOLVED;
}
