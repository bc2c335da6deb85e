// A condition variable from malloc() that nobody initialised.
// expect: broken
// finds: misuse
#include <pthread.h>
#include <stdlib.h>

int main(void)
{
	pthread_cond_t *condition = malloc(sizeof *condition);

	pthread_cond_signal(condition); // misuse
	free(condition);
	return 0;
}
