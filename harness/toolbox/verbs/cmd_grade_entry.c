/*
 * One entry of a frozen list, graded. Any number of these run at a time, on any hosts that share
 * OUT, and any of them may be killed: what counts appears in one step, or not at all.
 */
#include "base/fault.h"
#include "course/source.h"
#include "course/store.h"
#include "house/layout.h"
#include "house/varied_lab.h"
#include "house/work_folder.h"
#include "process/pool.h"
#include "verbs/command.h"
#include "verbs/submission.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

struct grading_entry {
	const struct request *request;
	struct course course;
	struct list list;
	struct entry *entry;
	struct names wanted;
	struct handin handin;
	struct labs labs; /* as whoever handed it in has them */
	long number; /* of the attempt; 0 for a proposal */
};

/* `id: 02 solved 12/16, 05 race 3/12`, on one line. */
static void tell(const struct grading_entry *grading, const json_t *labs)
{
	const char *name, *separator = "";
	json_t *lab;

	printf("%s: ", grading->entry->id);
	json_object_foreach((json_t *)labs, name, lab) {
		size_t digits = strspn(name, "0123456789");

		printf("%s%.*s %s %ld/%ld", separator, (int)(digits ? digits : strlen(name)), name,
			json_text(lab, "verdict", ""), json_number(lab, "points", 0),
			json_number(lab, "possible", 0));
		separator = ", ";
	}
	printf("%s\n", json_object_size(labs) ? "" : "nothing handed in");
}

/* What the gradings print is for whoever grades one hand-in. */
static int silence(void)
{
	int former, nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	fflush(stdout);
	former = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	if (nowhere >= 0)
		dup2(nowhere, STDOUT_FILENO);
	close(nowhere);
	return former;
}

static void speak(int former)
{
	fflush(stdout);
	dup2(former, STDOUT_FILENO);
	close(former);
}

static void grade_into(struct grading_entry *grading, const struct attempt *attempt)
{
	const struct house *house = grading->request->house;
	char *who = handin_shown(grading->entry->who);
	char *place = work_folder_claim(house, "submission");
	struct submission submission = {.house = house,
		.labs = &grading->labs,
		.handin = &grading->handin,
		.who = *who ? who : "_",
		.place = place,
		.only = *grading->list.labs ? grading->list.labs : NULL,
		.seed = grading->list.seed,
		.out = attempt->folder,
		.out_path = attempt->path};
	struct wall wall;
	int former;

	submission_wall(house, grading->list.trusted, &wall);
	former = silence();
	submission_grade(&submission);
	speak(former);
	pool_wall(NULL);
	free(place);
	free(who);
}

static void grade_and_keep(struct grading_entry *grading)
{
	struct store_order order = {
		.entry = grading->entry, .number = grading->number, .seed = grading->list.seed};
	struct attempt attempt;
	json_t *line;

	store_begin(&attempt, &grading->course, grading->entry->id);
	grade_into(grading, &attempt);
	if (store_keep(&attempt, &grading->course, &order, &line) == STORE_KEPT)
		tell(grading, json_object_get(line, "labs"));
	json_decref(line);
}

/* Is it what was listed? Else one line that says what it is now. The caller frees it. */
static char *difference(const struct grading_entry *grading)
{
	char hex[HASH_SIZE];

	if (grading->handin.refused.length)
		return text_copy(text_string(&grading->handin.refused));
	handin_hash(&grading->handin, hex);
	if (strcmp(hex, grading->entry->hash) == 0)
		return NULL;
	return text_copy("it is not what it was when the list was frozen; put that back, or grade "
			 "into another folder");
}

static size_t index_of(const char *word)
{
	if (!*word || strspn(word, "0123456789") != strlen(word) || strlen(word) > 9)
		die(EXIT_USAGE, "INDEX is a number from 0, not `%s`", word);
	return strtoul(word, NULL, 10);
}

static void open_entry(struct grading_entry *grading, const struct request *request)
{
	*grading = (struct grading_entry){.request = request};
	if (request->jobs)
		pool_limit((int)request->jobs);
	course_open(&grading->course, request->words[0], false);
	list_read_one(&grading->course, &grading->list, index_of(request->words[1]));
	grading->entry = &grading->list.entries[0];
	grading->number = request->propose ? 0 : request->attempt ? request->attempt : 1;
	layout_names(&grading->wanted, &request->labs);
	labs_open(&grading->labs, request->house);
	labs_vary(&grading->labs, request->house, &grading->entry->variations);
	grading->list.any = layout_any(&request->labs, grading->list.labs);
}

int cmd_grade_entry(const struct request *request)
{
	struct grading_entry grading;
	char *why;

	/* Whoever started it is gone: so is this. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	open_entry(&grading, request);
	if (grading.entry->refused ||
		store_has(&grading.course, grading.entry->id, grading.number)) {
		printf("%s: there is nothing to do\n", grading.entry->id);
	} else {
		source_read(&grading.course, &grading.list, grading.entry, &grading.wanted,
			&grading.handin);
		why = difference(&grading);
		if (!why) {
			grade_and_keep(&grading);
		} else if (grading.number == 1) {
			store_quarantine(&grading.course, grading.entry, why);
			printf("%s: set aside: %s\n", grading.entry->id, why);
		} else {
			die(EXIT_CANNOT_JUDGE, "%s: %s", grading.entry->id, why);
		}
		free(why);
		handin_release(&grading.handin);
	}
	names_release(&grading.wanted);
	labs_release(&grading.labs);
	list_release(&grading.list);
	course_close(&grading.course);
	return EXIT_SOLVED;
}
