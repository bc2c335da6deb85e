// cnd_wait() in a loop, cnd_signal(), and a result of thrd_success.
// states: 27
// expect: deterministic
// ends: exited 0 "5\n"
#include <stdio.h>
#include <threads.h>

static mtx_t lock;
static cnd_t filled;
static int full, item;

static int take(void *unused)
{
	(void)unused;
	mtx_lock(&lock);
	while (!full)
		if (cnd_wait(&filled, &lock) != thrd_success)
			puts("?");
	printf("%d\n", item);
	mtx_unlock(&lock);
	return 0;
}

int main(void)
{
	thrd_t thread;

	mtx_init(&lock, mtx_plain);
	cnd_init(&filled);
	thrd_create(&thread, take, NULL);
	mtx_lock(&lock);
	item = 5;
	full = 1;
	cnd_signal(&filled);
	mtx_unlock(&lock);
	thrd_join(thread, NULL);
	cnd_destroy(&filled);
	mtx_destroy(&lock);
	return 0;
}
