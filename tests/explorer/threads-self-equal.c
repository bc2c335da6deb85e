// A thread knows itself, and knows that it is not its maker.
// expect: deterministic
// ends: exited 0 "self 1 main 0\n"
#include <pthread.h>
#include <stdio.h>

static pthread_t maker, made;

static void *look(void *unused)
{
	printf("self %d main %d\n", !!pthread_equal(pthread_self(), made),
		!!pthread_equal(pthread_self(), maker));
	return unused;
}

int main(void)
{
	maker = pthread_self();
	pthread_create(&made, NULL, look, NULL);
	pthread_join(made, NULL);
	return 0;
}
