// Recursion without an end that prints at every level.
// expect: broken
// finds: crash
#include <stdio.h>

static volatile int deep;

static int recurse(int depth)
{
	volatile char large[65536];

	large[0] = 1;
	printf("%d\n", depth);
	return recurse(depth + 1) + deep + large[0];
}

int main(void)
{
	return recurse(0);
}
