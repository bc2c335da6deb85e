// Files are not modelled.
// expect: cannot explore
// refuses: fopen
#include <stdio.h>

int main(void)
{
	return fopen("file", "w") == NULL;
}
