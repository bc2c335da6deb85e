// Half a megabyte of local variables is no overflow.
// expect: deterministic
// ends: exited 0 "7\n"
#include <stdio.h>

int main(void)
{
	int numbers[1 << 17];

	numbers[0] = 3;
	numbers[(1 << 17) - 1] = 4;
	printf("%d\n", numbers[0] + numbers[(1 << 17) - 1]);
	return 0;
}
