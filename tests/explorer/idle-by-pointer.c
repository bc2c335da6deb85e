// Nor is one that is looked at through a pointer, or in a function, or as an address.
// expect: deterministic
// ends: exited 0 "3 3 d\n"
#include <stdio.h>

static long global;
static long *at = &global;

static int counted(int of)
{
	int sum = 0;

	for (int i = 0; i < of; i++)
		sum = sum + 1;
	return sum;
}

int main(void)
{
	long local = 0, index = 0;

	for (int i = 0; i < 3; i++) {
		local++;
		index++;
	}
	global += local;
	printf("%ld %d %c\n", *at, counted(3), "abcdef"[index]);
	return 0;
}
