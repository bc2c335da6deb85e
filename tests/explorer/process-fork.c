// A call that the explorer makes itself, and does not model.
// expect: cannot explore
// refuses: fork
#include <unistd.h>

int main(void)
{
	return fork() < 0;
}
