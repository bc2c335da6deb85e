// Used after sem_destroy().
// expect: broken
// finds: misuse
#include <semaphore.h>

static sem_t semaphore;

int main(void)
{
	sem_init(&semaphore, 0, 1);
	sem_destroy(&semaphore);
	sem_wait(&semaphore); // misuse
	return 0;
}
