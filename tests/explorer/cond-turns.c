// Two threads take turns: the only order is pings before pongs.
// states: 105
// expect: deterministic
// ends: exited 0 "ping\npong\nping\npong\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static long turn;

static void *play(void *argument)
{
	long mine = (long)argument;

	for (int i = 0; i < 2; i++) {
		pthread_mutex_lock(&lock);
		while (turn != mine)
			pthread_cond_wait(&changed, &lock);
		puts(mine ? "pong" : "ping");
		turn = !mine;
		pthread_cond_broadcast(&changed);
		pthread_mutex_unlock(&lock);
	}
	return NULL;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, play, (void *)0);
	pthread_create(&other, NULL, play, (void *)1);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
