// call_once() by two threads.
// expect: deterministic
// ends: exited 0 "once\n"
#include <stdio.h>
#include <threads.h>

static once_flag flag = ONCE_FLAG_INIT;

static void hello(void)
{
	puts("once");
}

static int work(void *unused)
{
	(void)unused;
	call_once(&flag, hello);
	return 0;
}

int main(void)
{
	thrd_t one, other;

	thrd_create(&one, work, NULL);
	thrd_create(&other, work, NULL);
	thrd_join(one, NULL);
	thrd_join(other, NULL);
	return 0;
}
