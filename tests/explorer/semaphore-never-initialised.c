// sem_post() on a sem_t that sem_init() never saw.
// expect: broken
// finds: misuse
#include <semaphore.h>

static sem_t semaphore;

int main(void)
{
	sem_post(&semaphore); // misuse
	return 0;
}
