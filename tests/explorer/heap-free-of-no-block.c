// Freed in the middle of a block.
// expect: broken
// finds: memory
#include <stdlib.h>

int main(void)
{
	int *numbers = malloc(8 * sizeof *numbers);

	free(numbers + 1); // memory
	return 0;
}
