// Prints for ever.
// expect: not exhausted
#include <stdio.h>

int main(void)
{
	for (;;)
		puts("again");
}
