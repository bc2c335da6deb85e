// A mtx_t is unlocked by somebody else.
// expect: broken
// finds: misuse
#include <threads.h>

static mtx_t lock;

static int work(void *unused)
{
	(void)unused;
	mtx_unlock(&lock); // misuse
	return 0;
}

int main(void)
{
	thrd_t thread;

	mtx_init(&lock, mtx_plain);
	mtx_lock(&lock);
	thrd_create(&thread, work, NULL);
	thrd_join(thread, NULL);
	return 0;
}
