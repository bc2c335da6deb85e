// Frees a global variable.
// expect: broken
// finds: memory
#include <stdlib.h>

static int number;

int main(void)
{
	int *pointer = &number;

	free(pointer); // memory
	return 0;
}
