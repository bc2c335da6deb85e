// A call whose result nobody uses, of a function that is said to have no effect: it reads all the
// same.
// expect: broken
// finds: race name
#include <pthread.h>
#include <string.h>

static char name[8] = "ada";

static void *measure(void *unused)
{
	(void)strlen(name); // race
	return unused;
}

int main(void)
{
	pthread_t one;

	pthread_create(&one, NULL, measure, NULL);
	name[0] = '\0'; // race
	pthread_join(one, NULL);
	return 0;
}
