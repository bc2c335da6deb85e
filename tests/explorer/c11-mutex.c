// A plain mtx_t.
// expect: deterministic
// ends: exited 0 "2\n"
#include <stdio.h>
#include <threads.h>

static mtx_t lock;
static int count;

static int work(void *unused)
{
	(void)unused;
	mtx_lock(&lock);
	count++;
	mtx_unlock(&lock);
	return 0;
}

int main(void)
{
	thrd_t one, other;

	mtx_init(&lock, mtx_plain);
	thrd_create(&one, work, NULL);
	thrd_create(&other, work, NULL);
	thrd_join(one, NULL);
	thrd_join(other, NULL);
	mtx_destroy(&lock);
	printf("%d\n", count);
	return 0;
}
