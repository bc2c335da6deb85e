// Reads what was freed.
// expect: broken
// finds: memory
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	int *number = malloc(sizeof *number);

	*number = 4;
	free(number);
	printf("%d\n", *number); // memory
	return 0;
}
