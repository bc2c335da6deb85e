// Yields for ever, and never waits for anything that will come.
// expect: broken
// finds: livelock
#include <sched.h>

int main(void)
{
	for (;;)
		sched_yield();
}
