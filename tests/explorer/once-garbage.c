// A pthread_once_t on the heap that nobody initialised.
// expect: broken
// finds: misuse
#include <pthread.h>
#include <stdlib.h>

static void make(void)
{
}

int main(void)
{
	pthread_once_t *once = malloc(sizeof *once);

	pthread_once(once, make); // misuse
	return 0;
}
