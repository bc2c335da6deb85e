// Ten million steps in one thread come to an end.
// expect: deterministic
// ends: exited 0 "10000000\n"
#include <stdio.h>

int main(void)
{
	unsigned count = 0;

	for (unsigned i = 0; i < 10000000; i++)
		count++;
	printf("%u\n", count);
	return 0;
}
