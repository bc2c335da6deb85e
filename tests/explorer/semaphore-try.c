// EAGAIN while it is 0, and the value tells.
// expect: deterministic
// ends: exited 0 "-1 1, 0, value 1\n"
#include <errno.h>
#include <semaphore.h>
#include <stdio.h>

int main(void)
{
	sem_t semaphore;
	int first, error, second, value;

	sem_init(&semaphore, 0, 0);
	first = sem_trywait(&semaphore);
	error = errno;
	sem_post(&semaphore);
	sem_post(&semaphore);
	second = sem_trywait(&semaphore);
	sem_getvalue(&semaphore, &value);
	printf("%d %d, %d, value %d\n", first, error == EAGAIN, second, value);
	sem_destroy(&semaphore);
	return 0;
}
