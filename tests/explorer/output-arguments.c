// More arguments than registers: integers, floating-point numbers, strings, and a width.
// expect: deterministic
// ends: exited 0 "1 2 3 4 5 6 7 0.5 1.5 2.5 3.5 4.5 5.5 6.5 7.5 8.5 end    x ff 8589934592 %\n"
#include <stdio.h>

int main(void)
{
	printf("%d %d %d %d %d %d %d %g %g %g %g %g %g %g %g %g %s %*c %x %lld %%\n", 1, 2, 3, 4, 5,
		6, 7, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, "end", 4, 'x', 255, 1LL << 33);
	return 0;
}
