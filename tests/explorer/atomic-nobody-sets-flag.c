// Waits for a flag that nobody sets.
// expect: broken
// finds: livelock
#include <stdatomic.h>

static atomic_int flag;

int main(void)
{
	while (!flag)
		;
	return 0;
}
