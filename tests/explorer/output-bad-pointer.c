// A pointer to nowhere, for %s.
// expect: broken
// finds: crash
#include <stdio.h>

int main(void)
{
	printf("%s\n", (char *)12345); // crash
	return 0;
}
