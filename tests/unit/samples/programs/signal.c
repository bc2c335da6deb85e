#include <signal.h>
#include <stdlib.h>

static void handler(int number)
{
	(void)number;
	free(malloc(10)); /* not allowed in a handler */
}

int main(void)
{
	signal(SIGUSR1, handler);
	raise(SIGUSR1);
	return 0;
}
