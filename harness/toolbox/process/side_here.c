/*
 * Theory of operation
 *
 * The keeper is a subreaper: a descendant whose parent dies becomes the keeper's child, so "kill my
 * children until I have none" ends everything, however often it forked or called setsid().
 */
#include "process/side.h"

#include "process/watch.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KILL_ROUNDS = 400 /* times 5 ms: how long a dying fork bomb is chased */ };

static bool start(struct side *side, const struct launch *launch)
{
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	side->shared_failure = mmap(NULL, sizeof *side->shared_failure, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (side->shared_failure == MAP_FAILED)
		return false;
	side->program = fork();
	if (side->program == 0)
		launch_become(launch, side->shared_failure);
	return side->program > 0;
}

static enum side_news wait_here(struct side *side)
{
	const struct timespec pause = {0, WATCH_EVERY_MS * 1000000L};
	int number = sigtimedwait(&side->signals, NULL, &pause);

	if (waitpid(side->program, &side->status, WNOHANG) == side->program) {
		side->ended = true;
		side->failure = *side->shared_failure;
		return SIDE_ENDED;
	}
	if (number > 0 && number != SIGCHLD)
		return SIDE_LEAVES;
	return number > 0 ? SIDE_STIRS : SIDE_QUIET;
}

/* Kills all descendants of this process; returns how many there were. */
static int kill_everything(const struct tasks *tasks)
{
	int killed = 0;

	for (int round = 0; round < KILL_ROUNDS; round++) {
		FILE *children = task_children(tasks, tasks->parent, tasks->parent);
		int child;

		while (children && fscanf(children, "%d", &child) == 1)
			kill(child, SIGKILL);
		if (children)
			fclose(children);
		while ((child = waitpid(-1, NULL, WNOHANG)) > 0)
			killed++;
		if (child < 0 && errno == ECHILD)
			break;
		usleep(5000);
	}
	return killed;
}

static void end(struct side *side)
{
	if (!side->ended) {
		kill(side->program, SIGKILL);
		waitpid(side->program, NULL, 0);
	}
	side->strays = kill_everything(&side->tasks);
}

static bool is_clean(const struct side *side)
{
	(void)side;
	return true;
}

const struct side_kind side_here = {start, wait_here, end, is_clean};

void side_init(struct side *side, const struct cell *cell, const sigset_t *signals)
{
	*side = (struct side){
		.kind = cell ? &side_behind : &side_here,
		.tasks = cell ? cell->tasks : tasks_here(),
		.signals = *signals,
		.cell = cell,
	};
}
