// Named semaphores are not modelled.
// expect: cannot explore
// refuses: sem_open
#include <fcntl.h>
#include <semaphore.h>

int main(void)
{
	return sem_open("/racelab", O_CREAT, 0600, 1) == SEM_FAILED;
}
