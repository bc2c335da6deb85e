// Recursion without an end that prints at every level.
// expect: broken
// finds: crash
#include <stdio.h>

static volatile int deep;

static int recurse(int depth)
{
	printf("%d\n", depth);
	return recurse(depth + 1) + deep;
}

int main(void)
{
	return recurse(0);
}
