// Structs as arguments and as results, in one thread.
// expect: deterministic
// ends: exited 0 "15 3\n"
#include <stdio.h>

struct numbers {
	long values[5];
};

static long sum(struct numbers numbers)
{
	long all = 0;

	for (int i = 0; i < 5; i++)
		all += numbers.values[i];
	return all;
}

static struct numbers count(void)
{
	struct numbers made = {{1, 2, 3, 4, 5}};

	return made;
}

int main(void)
{
	struct numbers mine = count();

	printf("%ld %ld\n", sum(mine), count().values[2]);
	return 0;
}
