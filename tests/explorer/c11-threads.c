// thrd_create() and thrd_join() with an int as result; thrd_exit(); thrd_current().
// expect: deterministic
// ends: exited 0 "7 8 1\n"
#include <stdio.h>
#include <threads.h>

static thrd_t made;

static int returns(void *argument)
{
	return *(int *)argument + 1;
}

static int leaves(void *unused)
{
	(void)unused;
	thrd_exit(thrd_equal(thrd_current(), made) ? 8 : 0);
}

int main(void)
{
	int six = 6, first, second;
	thrd_t thread;
	int status = thrd_create(&thread, returns, &six);

	thrd_join(thread, &first);
	thrd_create(&made, leaves, NULL);
	thrd_join(made, &second);
	printf("%d %d %d\n", first, second, status == thrd_success);
	return 0;
}
