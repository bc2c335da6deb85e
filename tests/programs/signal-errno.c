/* Signals cut short whatever sleeps; the program's own errno must not show it. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab.h"

enum { SIGNALS = 200, OURS = 77 };

static volatile sig_atomic_t signals;

static void count(int number)
{
	(void)number;
	signals++;
}

static void send_signals(pid_t parent)
{
	for (int i = 0; i < SIGNALS; i++) {
		kill(parent, SIGUSR1);
		usleep(200);
	}
	_exit(0);
}

int main(void)
{
	pid_t parent = getpid(), child;
	int changed = 0;

	signal(SIGUSR1, count);
	child = fork();
	if (child == 0)
		send_signals(parent);
	errno = OURS;
	while (waitpid(child, NULL, WNOHANG) == 0) {
		lab_tick();
		changed += errno != OURS;
		errno = OURS;
	}
	printf("errno changed %s\n", changed ? "under our feet" : "never");
	return 0;
}
