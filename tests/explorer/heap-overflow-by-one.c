// Writes one byte behind the end, into what rounding left free.
// expect: broken
// finds: memory
#include <stdlib.h>
#include <string.h>

int main(void)
{
	char *text = malloc(5);

	strcpy(text, "hello"); // memory
	free(text);
	return 0;
}
