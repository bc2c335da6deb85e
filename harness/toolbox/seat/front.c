#include "seat/front.h"

#include "base/fault.h"
#include "process/launch.h"
#include "seat/terminal.h"
#include "words/pager.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127 }; /* as a shell tells it */
enum { STOPS_MOST = 100 }; /* where no shell is left to continue us, the kernel stops nobody */

void front_stop(void)
{
	sigset_t stop, before;
	int tries = STOPS_MOST;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	do {
		raise(SIGTSTP);
		sigprocmask(SIG_UNBLOCK, &stop, &before); /* here we stop */
		sigprocmask(SIG_SETMASK, &before, NULL);
	} while (!terminal_is_ours() && --tries > 0);
}

static void become(char *const command[]) __attribute__((noreturn));

static void become(char *const command[])
{
	execvp(command[0], command);
	warn("cannot run `%s`", command[0]);
	_exit(NOT_FOUND);
}

/* Leads the process group of the command and of its pager: both stop and go on with it. */
static void lead_paged(char *const command[]) __attribute__((noreturn));

static void lead_paged(char *const command[])
{
	struct pager pager;
	int status = 0;
	pid_t child;

	pager_begin(&pager);
	child = fork();
	if (child == 0)
		become(command);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	pager_end(&pager);
	_exit(child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_OUR_FAULT);
}

int front_run(char *const command[], bool paged)
{
	pid_t child = fork();
	int status;

	if (child < 0)
		die_of(errno, "cannot start `%s`", command[0]);
	if (child == 0) {
		setpgid(0, 0);
		terminal_give(getpid());
		launch_reset_signals();
		fault_clean_up(NULL);
		if (paged)
			lead_paged(command);
		become(command);
	}
	setpgid(child, child);
	terminal_give(child);
	for (;;) {
		if (waitpid(child, &status, WUNTRACED) < 0) {
			if (errno == EINTR)
				continue;
			status = 0;
			break;
		}
		if (!WIFSTOPPED(status))
			break;
		terminal_give(getpgrp());
		kill(0, SIGTSTP); /* whoever called us, make too, gives the shell its terminal */
		front_stop();
		terminal_give(child);
		kill(-child, SIGCONT);
	}
	terminal_give(getpgrp());
	return status;
}
