// Freed twice.
// expect: broken
// finds: memory
#include <stdlib.h>

int main(void)
{
	int *number = malloc(sizeof *number);

	free(number);
	free(number); // memory
	return 0;
}
