/* A forked process crashes; the program itself goes on and returns. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int *volatile nowhere;

int main(void)
{
	pid_t child = fork();

	if (child == 0)
		*nowhere = 1;
	waitpid(child, NULL, 0);
	puts("done");
	return 0;
}
