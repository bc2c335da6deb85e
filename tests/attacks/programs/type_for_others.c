// from: L1
// control: root
// Types into a terminal: what the grader's shell would then run.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int main(void)
{
	int master, terminal;

	if (fork() == 0) {
		setsid();
		master = open("/dev/ptmx", O_RDWR | O_NOCTTY);
		grantpt(master);
		unlockpt(master);
		terminal = open(ptsname(master), O_RDWR);
		if (terminal >= 0 && ioctl(terminal, TIOCSTI, "x") == 0)
			puts("did it");
		return 0;
	}
	usleep(100000);
}
