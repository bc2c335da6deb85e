// lab_choose() is a choice of the schedule's: each number comes.
// expect: broken
// ends: exited 0 "0\n"
// ends: exited 0 "1\n"
// ends: exited 0 "2\n"
#include <stdio.h>

#include "lab.h"

int main(void)
{
	printf("%u\n", lab_choose(3));
	return 0;
}
