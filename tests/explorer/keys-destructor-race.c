// Two destructors write one variable.
// expect: broken
// finds: race freed
#include <pthread.h>

static pthread_key_t key;
static int freed;

static void destroy(void *value)
{
	freed += (int)(long)value; // race
}

static void *work(void *argument)
{
	pthread_setspecific(key, argument);
	return NULL;
}

int main(void)
{
	pthread_t one, other;

	pthread_key_create(&key, destroy);
	pthread_create(&one, NULL, work, (void *)1);
	pthread_create(&other, NULL, work, (void *)2);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return freed;
}
