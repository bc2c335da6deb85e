// What malloc() gives is no zero.
// expect: deterministic
// ends: exited 1 ""
#include <stdlib.h>

int main(void)
{
	int *number = malloc(sizeof *number), result = *number != 0;

	free(number);
	return result;
}
