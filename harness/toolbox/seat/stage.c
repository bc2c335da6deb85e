#include "seat/stage.h"

#include "base/fault.h"
#include "process/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---------------------------------------------------------------- in the process that looks */

static void note_progress(const struct pool *pool, void *context)
{
	struct stage_progress *progress = context;

	progress->finished = pool->finished;
	progress->count = pool->count;
}

static void look(struct stage *stage, const struct subject *subject, struct news *news)
{
	struct inspect_options options = {
		.who = stage->kind == STAGE_GLANCE ? "glance" : "you",
		.submission = subject->folder,
		.seed = 1,
		.progress = note_progress,
		.progress_context = stage->progress,
	};
	struct judgement judgement;
	struct glance glanced;

	switch (stage->kind) {
	case STAGE_GLANCE:
		glance(&glanced, subject->house, subject->lab, &options);
		news_of_glance(news, &glanced, subject);
		glance_release(&glanced);
		break;
	case STAGE_CHECK:
		judge(&judgement, subject->house, subject->lab, &options);
		board_keep(subject->house, subject->lab, judgement.directory);
		news_of_judgement(news, &judgement, subject);
		judgement_release(&judgement);
		break;
	}
}

static void become(struct stage *stage, const struct subject *subject, pid_t seat)
	__attribute__((noreturn));

static void become(struct stage *stage, const struct subject *subject, pid_t seat)
{
	int nothing = open("/dev/null", O_RDWR);
	struct news news;

	launch_reset_signals();
	fault_clean_up(NULL); /* the terminal is the seat's */
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != seat || nothing < 0)
		_exit(EXIT_OUR_FAULT);
	dup2(nothing, STDIN_FILENO);
	dup2(nothing, STDOUT_FILENO);
	dup2(fileno(stage->complained), STDERR_FILENO);
	look(stage, subject, &news);
	news_write(&news, stage->said);
	_exit(EXIT_SOLVED);
}

/* ---------------------------------------------------------------- in the seat */

void stage_start(struct stage *stage, enum stage_kind kind, const struct subject *subject)
{
	pid_t seat = getpid();

	*stage = (struct stage){.kind = kind, .said = tmpfile(), .complained = tmpfile()};
	stage->progress = mmap(NULL, sizeof *stage->progress, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (!stage->said || !stage->complained || stage->progress == MAP_FAILED)
		die_of(errno, "cannot make a temporary file");
	stage->process = fork();
	if (stage->process < 0)
		die_of(errno, "cannot start a process to look at %s", subject->lab->name);
	if (stage->process == 0)
		become(stage, subject, seat);
	setpgid(stage->process, stage->process);
}

void stage_stop(struct stage *stage)
{
	if (stage->process)
		kill(stage->process, SIGTERM);
	stage->stopped = true;
}

static void release(struct stage *stage)
{
	fclose(stage->said);
	fclose(stage->complained);
	munmap(stage->progress, sizeof *stage->progress);
	*stage = (struct stage){0};
}

/* How a process ended that left no news. */
static void tell_failure(struct news *news, FILE *complained, int status)
{
	static const char ours[] = "racelab: "; /* the screen says who speaks */
	char line[512], *why = NULL;

	rewind(complained);
	while (fgets(line, sizeof line, complained)) {
		const char *words = text_trim(line);

		if (!*words)
			continue;
		free(why);
		why = text_copy(words + (text_starts(words, ours) ? strlen(ours) : 0));
	}
	if (!why)
		why = WIFSIGNALED(status)
			      ? text_format("The check was ended by signal %d.", WTERMSIG(status))
			      : text_copy("The check ended early.");
	news_of_failure(news, why);
	free(why);
}

bool stage_ended(struct stage *stage, struct news *news)
{
	int status;

	*news = (struct news){0};
	if (!stage->process || waitpid(stage->process, &status, WNOHANG) != stage->process)
		return false;
	if (!stage->stopped && !news_read(news, stage->said))
		tell_failure(news, stage->complained, status);
	release(stage);
	return true;
}

void stage_finish(struct stage *stage)
{
	if (!stage->process)
		return;
	stage_stop(stage);
	while (waitpid(stage->process, NULL, 0) < 0 && errno == EINTR)
		;
	release(stage);
}
