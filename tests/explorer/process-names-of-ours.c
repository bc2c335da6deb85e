// A program may name its own things as the explorer names its own.
// expect: deterministic
// ends: exited 0 "3 2 1 5\n"
#include <pthread.h>
#include <stdio.h>

pthread_t threads[2];
int world = 1, races, endings;
static int held;

int fails(int error)
{
	return error;
}
void schedule_run(void)
{
	races = 3;
}
void *machine_step(void *unused)
{
	(void)unused;
	endings = 2;
	return NULL;
}

int main(void)
{
	pthread_create(&threads[0], NULL, machine_step, NULL);
	pthread_join(threads[0], NULL);
	schedule_run();
	held = fails(5);
	printf("%d %d %d %d\n", races, endings, world, held);
	return 0;
}
