// thrd_detach(), thrd_yield() and thrd_sleep() promise no order.
// expect: broken
// ends: exited 0 "main\n"
// ends: exited 0 "main\nthread\n"
// ends: exited 0 "thread\nmain\n"
#include <stdio.h>
#include <threads.h>
#include <time.h>

static int work(void *unused)
{
	(void)unused;
	puts("thread");
	return 0;
}

int main(void)
{
	thrd_t thread;

	thrd_create(&thread, work, NULL);
	thrd_detach(thread);
	thrd_yield();
	thrd_sleep(&(struct timespec){.tv_sec = 1}, NULL);
	puts("main");
	return 0;
}
