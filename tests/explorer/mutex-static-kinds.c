// The static initialisers of glibc's other kinds are understood.
// expect: deterministic
// ends: exited 0 "0 1\n"
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t recursive = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pthread_mutex_t checking = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;

int main(void)
{
	int again, deadlock;

	pthread_mutex_lock(&recursive);
	again = pthread_mutex_lock(&recursive);
	pthread_mutex_lock(&checking);
	deadlock = pthread_mutex_lock(&checking);
	printf("%d %d\n", again, deadlock == EDEADLK);
	return 0;
}
