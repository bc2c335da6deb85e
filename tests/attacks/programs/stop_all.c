// from: L2
// shows: end: not-run
// Kills the process that started it, which reports how it ended, and all others of its user.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	pid_t parent = getppid();

	if (fork() == 0) { /* stays for a while */
		setsid();
		sleep(5);
		return 0;
	}
	kill(parent, SIGSTOP);
	kill(parent, SIGKILL);
	usleep(200000);
	if (getppid() != parent)
		puts("did it");
}
