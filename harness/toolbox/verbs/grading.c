/*
 * Theory of operation
 *
 *   racelab grade --fork--> grading: judges, writes both documents into a memfd --> ends
 *
 * The memfd is read only after the grading has ended with a code that says that it is whole, so a
 * grading that is killed, or dies of a full disk, leaves nothing half-written. Its last words go
 * to a second memfd, and into the result that is made in its place.
 */
#include "verbs/grading.h"

#include "base/json.h"
#include "process/pool.h"
#include "words/screen.h"
#include "words/tell.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DOCUMENT_LARGEST = 16 << 20 };

/* ------------------------------------------------------------------ the process that judges */

static void write_document(int file, const char *bytes)
{
	size_t length = strlen(bytes) + 1;

	while (length) {
		ssize_t written = write(file, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			die_of(errno, "cannot hand over the result");
		bytes += written;
		length -= (size_t)written;
	}
}

static void judge_it(const struct grading *grading, int documents, int words, pid_t parent)
	__attribute__((noreturn));

static void judge_it(const struct grading *grading, int documents, int words, pid_t parent)
{
	struct judgement judgement;

	/* Whoever asked for it is gone: so are its runs, as after Ctrl-C. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(EXIT_OUR_FAULT);
	fault_last_words(words);
	judge(&judgement, grading->house, grading->lab, &grading->options);
	screen_progress_done();
	write_document(documents, judgement.result.document);
	write_document(documents, judgement.result.making);
	if (!grading->silent)
		tell_result_line(&judgement.result, grading->lab->name);
	if (!grading->silent && judgement.result.verdict != VERDICT_SOLVED)
		tell_log(&judgement);
	fflush(NULL);
	_exit(verdict_exit(judgement.result.verdict));
}

/* ------------------------------------------------------------------ the process that waits */

/* Bytes of a memfd from its beginning. The caller frees them. */
static char *read_back(int file)
{
	struct text text = {0};
	char chunk[65536];
	ssize_t length;

	lseek(file, 0, SEEK_SET);
	while (text.length < DOCUMENT_LARGEST && (length = read(file, chunk, sizeof chunk)) > 0)
		text_add_bytes(&text, chunk, (size_t)length);
	text_add(&text, "");
	return text.bytes ? text_take(&text) : text_copy("");
}

static bool take_documents(int file, struct grade *grade)
{
	struct text text = {0};
	char chunk[65536];
	ssize_t length;
	json_t *whole;

	lseek(file, 0, SEEK_SET);
	while ((length = read(file, chunk, sizeof chunk)) > 0)
		text_add_bytes(&text, chunk, (size_t)length);
	grade->document = text_copy(text_string(&text));
	if (strlen(grade->document) + 1 < text.length)
		grade->making = text_copy(text_string(&text) + strlen(grade->document) + 1);
	text_release(&text);
	whole = json_loads(grade->document, JSON_REJECT_DUPLICATES, NULL);
	if (!whole || !grade->making ||
		!verdict_from(json_text(json_object_get(whole, "result"), "verdict", ""),
			&grade->verdict)) {
		grade_release(grade);
		json_decref(whole);
		return false;
	}
	json_decref(whole);
	return true;
}

/* A result without a grading. `check` is the one that failed, NULL where nobody could judge. */
static void make_up(const struct grading *grading, const char *why, const struct rubric *rubric,
	struct grade *grade)
{
	struct work_folder work = {.house = grading->house, .lab = grading->lab, .lock = -1};
	struct conf none = {0}, facts = {.name = text_copy("facts")};
	struct result result;
	struct result_input input = {.work = &work,
		.rubric = rubric,
		.cannot = why,
		.facts = &facts,
		.versions = &none,
		.stages = &none,
		.submission = grading->options.submission,
		.origin = {grading->options.handed_by, grading->options.handed_at,
			grading->options.handed_as}};

	conf_setf(&facts, "seed", "%lu", grading->options.seed);
	result_describe(&input, &result);
	if (!grading->silent)
		tell_result_line(&result, grading->lab->name);
	fflush(stdout);
	grade->verdict = result.verdict;
	grade->document = text_copy(result.document);
	grade->making = text_copy(result.making);
	result_release(&result);
	conf_release(&facts);
}

void grading_refuse(const struct grading *grading, const char *why, struct grade *grade)
{
	struct rubric rubric = {.count = 1,
		.checks = {{.name = "handed-in",
			.title = "Something of a lab was handed in.",
			.status = CHECK_FAILED,
			.verdict = verdict_word(VERDICT_BUILD),
			.message = why,
			.lasting = why}}};

	*grade = (struct grade){.code = EXIT_NOT_SOLVED};
	make_up(grading, why, &rubric, grade);
}

static void give_up(
	const struct grading *grading, const char *why, enum exit_code code, struct grade *grade)
{
	*grade = (struct grade){.code = code};
	make_up(grading, why, NULL, grade);
}

void grading_leave_open(const struct grading *grading, const char *why, struct grade *grade)
{
	give_up(grading, why, EXIT_CANNOT_JUDGE, grade);
}

/* Was it the machine, after all, which has no room to work in or no processes left? */
static bool is_short_of_room(const struct grading *grading)
{
	struct work_folder work = {.directory = grading->work};

	return is_shortage(work_folder_probe(&work));
}

static void tell_death(const struct grading *grading, int status, char *words, struct grade *grade)
{
	bool is_ours = WIFEXITED(status) && WEXITSTATUS(status) == EXIT_OUR_FAULT &&
		       !is_short_of_room(grading);
	char *why = WIFSIGNALED(status)
			    ? text_format("the grading was ended by signal %d", WTERMSIG(status))
		    : *words ? text_copy(words)
			     : text_copy("the grading ended early");

	give_up(grading, why, is_ours ? EXIT_OUR_FAULT : EXIT_CANNOT_JUDGE, grade);
	free(why);
	free(words);
}

/*
 * What ends us ends the grading first, which ends its runs: when we are gone, nobody is left. The
 * signals are blocked, and `before` is what was blocked before.
 */
static int wait_for(pid_t child, const sigset_t *before)
{
	int status = 0, number;
	sigset_t set;

	pool_signals(&set);
	while (waitpid(child, &status, WNOHANG) == 0) {
		number = sigwaitinfo(&set, NULL);
		if (number < 0 || number == SIGCHLD)
			continue;
		kill(child, number);
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			;
		signal(number, SIG_DFL);
		raise(number);
		break;
	}
	sigprocmask(SIG_SETMASK, before, NULL); /* a signal that was raised ends us here */
	return status;
}

void grading_run(const struct grading *grading, struct grade *grade)
{
	int documents = memfd_create("racelab-result", MFD_CLOEXEC);
	int words = memfd_create("racelab-words", MFD_CLOEXEC), status;
	pid_t parent = getpid(), child;
	sigset_t set, before;

	*grade = (struct grade){0};
	fflush(NULL);
	pool_signals(&set);
	sigprocmask(SIG_BLOCK, &set, &before);
	child = documents < 0 || words < 0 ? -1 : fork();
	if (child == 0) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		judge_it(grading, documents, words, parent);
	}
	if (child < 0) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		char *why = text_format("no process can be started: %s", strerror(errno));

		give_up(grading, why, EXIT_CANNOT_JUDGE, grade);
		free(why);
	} else {
		status = wait_for(child, &before);
		if (WIFEXITED(status) && WEXITSTATUS(status) <= EXIT_CANNOT_JUDGE &&
			take_documents(documents, grade))
			grade->code = (enum exit_code)verdict_exit(grade->verdict);
		else
			tell_death(grading, status, read_back(words), grade);
	}
	if (documents >= 0)
		close(documents);
	if (words >= 0)
		close(words);
}

void grade_release(struct grade *grade)
{
	free(grade->document);
	free(grade->making);
	*grade = (struct grade){0};
}
