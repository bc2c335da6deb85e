#include "seat/front.h"

#include "base/fault.h"
#include "process/launch.h"
#include "seat/terminal.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127 }; /* as a shell tells it */

void front_stop(void)
{
	sigset_t stop, before;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, &before); /* here we stop */
	sigprocmask(SIG_SETMASK, &before, NULL);
}

static void become(char *const command[]) __attribute__((noreturn));

static void become(char *const command[])
{
	setpgid(0, 0);
	terminal_give(getpid());
	launch_reset_signals();
	execvp(command[0], command);
	warn("cannot run `%s`", command[0]);
	_exit(NOT_FOUND);
}

int front_run(char *const command[])
{
	pid_t child = fork();
	int status;

	if (child < 0)
		die_of(errno, "cannot start `%s`", command[0]);
	if (child == 0)
		become(command);
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
