// A value that no int holds is refused, with EINVAL.
// expect: deterministic
// ends: exited 0 "-1 1\n"
#include <errno.h>
#include <semaphore.h>
#include <stdio.h>

int main(void)
{
	sem_t semaphore;
	int result = sem_init(&semaphore, 0, 3000000000u);

	printf("%d %d\n", result, errno == EINVAL);
	return 0;
}
