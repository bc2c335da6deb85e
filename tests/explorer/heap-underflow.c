// Reads before the beginning.
// expect: broken
// finds: memory
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	int *numbers = calloc(4, sizeof *numbers);

	printf("%d\n", numbers[-1]); // memory
	free(numbers);
	return 0;
}
