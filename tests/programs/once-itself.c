// It waits for itself to have been called.
#include <pthread.h>
static pthread_once_t once = PTHREAD_ONCE_INIT;
static void load(void)
{
	pthread_once(&once, load);
}
int main(void)
{
	pthread_once(&once, load);
	return 0;
}
