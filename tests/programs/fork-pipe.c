/* Always stuck: the reader keeps its own end for writing open, so the pipe has no end. */
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	int ends[2];
	char byte;

	if (pipe(ends) != 0)
		return 1;
	if (fork() == 0)
		_exit(write(ends[1], "x", 1) != 1);
	while (read(ends[0], &byte, 1) == 1)
		;
	wait(NULL);
	return 0;
}
