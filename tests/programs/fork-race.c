/* Two threads race, in a forked process only. */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static int visitors;

static void *visit(void *unused)
{
	for (int i = 0; i < 200; i++)
		visitors++;
	return unused;
}

int main(void)
{
	pthread_t one, other;

	if (fork() == 0) {
		pthread_create(&one, NULL, visit, NULL);
		pthread_create(&other, NULL, visit, NULL);
		pthread_join(one, NULL);
		pthread_join(other, NULL);
		_exit(0);
	}
	wait(NULL);
	return 0;
}
