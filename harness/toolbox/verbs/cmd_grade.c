#include "base/fault.h"
#include "base/file.h"
#include "export/say.h"
#include "house/layout.h"
#include "house/varied_lab.h"
#include "house/work_folder.h"
#include "process/pool.h"
#include "verbs/command.h"
#include "verbs/outbox.h"
#include "verbs/student.h"
#include "verbs/submission.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct session {
	const struct request *request;
	struct house house; /* the request's, or one that works elsewhere */
	struct labs labs; /* those of --student, or all as shipped */
	struct handin handin;
	char *who; /* the hand-in's name, harmless */
	char *place; /* the folder of this process below build/ */
	char *out_path;
	int out;
};

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

/* With --lab, the name of that lab. */
static const char *only_lab(const struct request *request)
{
	return request->lab ? labs_find(&request->labs, request->lab)->name : NULL;
}

static void open_session(struct session *session, const struct request *request,
	const struct names *wanted, struct wall *wall)
{
	const char *path = request->words[0];
	char *any = layout_any(&request->labs, only_lab(request));
	struct conf variations;

	*session = (struct session){.request = request, .house = *request->house};
	student_asked(request, &variations);
	if (!handin_open_any(&session->handin, path, wanted, any))
		die(EXIT_USAGE, "%s: %s", path,
			errno == ENOENT ? "no such folder, file or archive" : strerror(errno));
	session->handin.any = NULL; /* it was read, and the word goes */
	free(any);
	session->who = handin_shown(session->handin.name);
	if (request->work)
		work_in(&session->house, request);
	/* What there is to complain of is told before anything of OUT is touched. */
	session->place = work_folder_claim(&session->house, "submission");
	submission_wall(&session->house, request->trusted, wall);
	labs_open(&session->labs, &session->house);
	labs_vary(&session->labs, &session->house, &variations);
	conf_release(&variations);
	session->out = outbox_open(request, &session->house, session->who, &session->out_path);
}

static void close_session(struct session *session)
{
	if (session->request->work)
		house_leave(&session->house);
	close(session->out);
	labs_release(&session->labs);
	handin_release(&session->handin);
	free(session->out_path);
	free(session->place);
	free(session->who);
}

static void tell_where(const char *out)
{
	char *shown = path_shown(out);

	printf("  Results: %s/<lab>/result.json\n", shown);
	free(shown);
}

int cmd_grade(const struct request *request)
{
	struct submission submission;
	struct session session;
	struct names wanted;
	struct wall wall;

	layout_names(&wanted, &request->labs);
	open_session(&session, request, &wanted, &wall);
	submission = (struct submission){.house = &session.house,
		.labs = &session.labs,
		.handin = &session.handin,
		.who = session.who,
		.place = session.place,
		.only = only_lab(request),
		.must = request->lab != NULL,
		.seed = request->seed,
		.out = session.out,
		.out_path = session.out_path,
		.results = request->json ? json_array() : NULL};
	submission_grade(&submission);
	pool_wall(NULL);
	if (submission.results)
		put_json(submission.results);
	else
		tell_where(session.out_path);
	close_session(&session);
	names_release(&wanted);
	return submission_exit(&submission);
}
