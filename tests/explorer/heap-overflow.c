// Writes one element behind the end, where the next block is.
// expect: broken
// finds: memory
#include <stdlib.h>

int main(void)
{
	int *numbers = malloc(4 * sizeof *numbers), *others = malloc(4 * sizeof *others);

	for (int i = 0; i <= 4; i++)
		numbers[i] = i; // memory
	others[0] = 1;
	free(numbers);
	free(others);
	return 0;
}
