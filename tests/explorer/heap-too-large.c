// malloc() of more than there is returns NULL.
// expect: deterministic
// ends: exited 0 "none\n"
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	void *block = malloc((size_t)1 << 40);

	puts(block ? "some" : "none");
	return 0;
}
