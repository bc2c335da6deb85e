// A process that waits for another one: nothing moves for a second, and nobody is stuck.
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
	sem_t *done =
		mmap(NULL, sizeof *done, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	sem_init(done, 1, 0);
	if (fork() == 0) {
		sleep(1);
		sem_post(done);
		_exit(0);
	}
	sem_wait(done);
	puts("done");
	return 0;
}
