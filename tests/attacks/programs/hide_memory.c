// from: L1
// Uses 500 MiB in a child that no page shows; 300 are allowed.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	if (fork() == 0) {
		char *memory = malloc(500 << 20);

		memset(memory, 1, 500 << 20);
		usleep(300000);
		_exit(memory[5]);
	}
	wait(0);
	puts("did it");
}
