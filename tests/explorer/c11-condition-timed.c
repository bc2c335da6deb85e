// cnd_timedwait() comes back with thrd_timedout, cnd_broadcast() wakes nobody.
// expect: deterministic
// ends: exited 0 "late\n"
#include <stdio.h>
#include <threads.h>
#include <time.h>

static mtx_t lock;
static cnd_t never;

int main(void)
{
	struct timespec until;

	mtx_init(&lock, mtx_plain);
	cnd_init(&never);
	cnd_broadcast(&never);
	timespec_get(&until, TIME_UTC);
	mtx_lock(&lock);
	while (cnd_timedwait(&never, &lock, &until) != thrd_timedout)
		;
	mtx_unlock(&lock);
	puts("late");
	return 0;
}
