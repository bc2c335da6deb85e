// Recursive: again. Plain: thrd_busy to a try, thrd_timedout to a timed lock.
// expect: deterministic
// ends: exited 0 "1 1 1\n"
#include <stdio.h>
#include <threads.h>
#include <time.h>

static mtx_t recursive, plain;
static int busy, late;

static int work(void *unused)
{
	struct timespec until;

	(void)unused;
	timespec_get(&until, TIME_UTC);
	busy = mtx_trylock(&plain) == thrd_busy;
	late = mtx_timedlock(&plain, &until) == thrd_timedout;
	return 0;
}

int main(void)
{
	thrd_t thread;
	int again;

	mtx_init(&recursive, mtx_plain | mtx_recursive);
	mtx_init(&plain, mtx_timed);
	mtx_lock(&recursive);
	again = mtx_trylock(&recursive) == thrd_success;
	mtx_unlock(&recursive);
	mtx_unlock(&recursive);
	mtx_lock(&plain);
	thrd_create(&thread, work, NULL);
	thrd_join(thread, NULL);
	mtx_unlock(&plain);
	printf("%d %d %d\n", again, busy, late);
	return 0;
}
