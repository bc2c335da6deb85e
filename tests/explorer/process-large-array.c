// A large array on the stack, of which one element is written: where its frame was, nothing stays.
// expect: deterministic
// ends: exited 0 "done\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int first;

static void set(int *to, int value)
{
	*to = value;
}

static void use(int value)
{
	int numbers[200];

	set(numbers, value);
}

static void *run(void *number)
{
	pthread_mutex_lock(&lock);
	if (!first)
		first = (int)(long)number;
	pthread_mutex_unlock(&lock);
	return NULL;
}

int main(void)
{
	pthread_t one, two;

	pthread_create(&one, NULL, run, (void *)1);
	pthread_create(&two, NULL, run, (void *)2);
	pthread_join(one, NULL);
	pthread_join(two, NULL);
	use(first);
	puts("done");
	return 0;
}
